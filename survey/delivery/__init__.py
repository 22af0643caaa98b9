"""One file per way out: SMS, e-mail, letter, and the example folder's file outbox."""
