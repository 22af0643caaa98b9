"""Comments lose by machine what points straight at a person."""

import re

import pytest

from survey.results.masking import masked


@pytest.mark.parametrize(
    "number",
    [
        "811228-9874",
        "8112289874",
        "19811228-9874",
        "19811228 9874",
        "811228 9874",
        "811288–9873",
        "121212+1212",
    ],
)
def test_a_personnummer_is_masked_even_with_a_wrong_check_digit(number):
    assert masked(f"Jag är {number}.") == "Jag är [personnummer]."


@pytest.mark.parametrize(
    "number",
    [
        "070-123 45 67",
        "0701234567",
        "+46 70 123 45 67",
        "+46701234567",
        "054-12 34 56",
        "08-123 456",
        "(054) 123456",
    ],
)
def test_a_phone_number_is_masked(number):
    text = masked(f"Ring {number} så.")
    assert re.search(r"\[(telefon|personnummer)\]", text)  # ten digits in a row may be either
    assert not re.search(r"\d", text)


@pytest.mark.parametrize(
    "address", ["eva.berg@example.se", "Eva_Berg+po@mail.example.com", "eva @ example . se"]
)
def test_an_email_address_is_masked(address):
    assert masked(f"Skriv till {address} bara") == "Skriv till [e-post] bara"


@pytest.mark.parametrize(
    "text",
    [
        "Jag väntade i 2 år och 10 månader.",
        "Klockan 13.30 den 4/5 2024",
        "Hon kom 2024-05-04.",
        "Bra! 10 av 10",
    ],
)
def test_other_words_and_numbers_stay_as_they_are(text):
    assert masked(text) == text
