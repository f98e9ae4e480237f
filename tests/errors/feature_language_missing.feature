# The feature is in Swedish and does not say so.

Egenskap: En

  Scenario: Ett
    Så är läget "gäller"
