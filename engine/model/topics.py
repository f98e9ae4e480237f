"""Every topic that rules decide on."""

from engine.model.alert_situations import AlertSituation
from engine.model.duty_situations import (
    ChangeSituation,
    ContactSituation,
    DependenceSituation,
    DutyDaySituation,
    DutySituation,
    MatterSituation,
    RequestSituation,
    WaiverSituation,
)
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
    SurplusSituation, WithholdingSituation, InterestSituation, DutySituation, DutyDaySituation, RequestSituation,
    WaiverSituation, ContactSituation, ChangeSituation, MatterSituation, DependenceSituation,
    AlertSituation,
)
