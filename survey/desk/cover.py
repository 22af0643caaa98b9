"""The page where an ombud stands in for a colleague who is ill."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.desk import covering
from survey.desk.context import Section
from survey.domain.kinds import Role
from survey.forms.cover import CoverForm, cover_form
from survey.i18n import _, _l

cover = Section("cover", __name__)


@cover.page("/vikariera", Role.OMBUD, menu=(34, _l("Vikariera")))
def choose() -> ResponseReturnValue:
    """Ask for whom, or say for whom it is."""
    return _show(cover_form(covering.colleagues(), formdata=None))


@cover.action("/vikariera", Role.OMBUD)
def begin() -> ResponseReturnValue:
    """Stand in for a colleague until signing out; that it began is logged."""
    known = covering.colleagues()
    form = cover_form(known)
    if not form.validate():
        return _show(form)
    colleague = next(each for each in known if each.id == form.colleague.data)
    covering.begin(colleague)
    flash(_("Nu ser du också det som väntar hos %(name)s.", name=colleague.name), "success")
    return redirect(url_for("start.overview"), 303)


@cover.action("/vikariera/sluta", Role.OMBUD)
def stop() -> ResponseReturnValue:
    """Stand in for nobody any more."""
    covering.end()
    flash(_("Du vikarierar inte längre."), "success")
    return redirect(url_for("start.overview"), 303)


def _show(form: CoverForm) -> ResponseReturnValue:
    page = render_template("desk/cover.html", form=form, covered=covering.covered())
    return page, 422 if form.problems else 200
