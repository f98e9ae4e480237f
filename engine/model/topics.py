"""Every topic that rules decide on."""

from engine.model.payment_situations import (
    DueSituation,
    IndexSituation,
    InterestSituation,
    PaymentSituation,
    SurplusSituation,
    WithholdingSituation,
)
from engine.model.situations import (
    CountingSituation,
    DaySituation,
    ExtensionSituation,
    NoticeSituation,
    OptionSituation,
    RescissionSituation,
    Situation,
    StatusSituation,
    TerminationSituation,
    TermSituation,
)

TOPICS: tuple[type[Situation], ...] = (
    NoticeSituation, CountingSituation, ExtensionSituation, OptionSituation, RescissionSituation, TermSituation,
    StatusSituation, TerminationSituation, DaySituation, IndexSituation, DueSituation, PaymentSituation,
    SurplusSituation, WithholdingSituation, InterestSituation,
)
