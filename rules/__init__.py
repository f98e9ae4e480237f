"""The norms that Frist applies, one module a topic. They compare conditions; they compute nothing."""

from engine.rulebook import Rulebook
from rules import alert, compensation, decision, deed, dispute, duty, interest, notice, payment, term, termination

RULEBOOK = Rulebook((
    *notice.RULES, *term.RULES, *termination.RULES,
    *compensation.RULES, *payment.RULES, *dispute.RULES, *interest.RULES,
    *duty.RULES, *deed.RULES, *decision.RULES, *alert.RULES))
