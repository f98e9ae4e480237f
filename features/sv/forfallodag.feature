# language: sv

Egenskap: Förfallodagen
  Den dag då en delbetalning senast ska betalas, och vad som gäller där ingen dag är avtalad.

  @DUE-01 @PAYMENT-04 @PAYMENT-13
  Scenario: En avtalad tid efter fakturan
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att en faktura ska betalas inom 20 dagar
    När delbetalningen 2020-Q1 faktureras 2020-01-02 med 1 201 987,50 kr
    Så ska delbetalningen 2020-Q1 betalas senast 2020-01-22
    Och läget för delbetalningen 2020-Q1 den 2020-01-22 är "fakturerad"
    Och skälet är DUE-01 (§ 7)
    Och läget för delbetalningen 2020-Q1 den 2020-01-23 är "försenad"

  @DUE-02 @PAYMENT-04 @PAYMENT-11
  Scenario: En avtalad dag, utan faktura
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2020-12-31
    Och att kommunen betalar regionen 100 000 kr om året (§ 7)
    Och att det betalas en gång om året i förskott utan faktura
    Och att det ska betalas senast den 31 mars
    När överenskommelsen bedöms per den 2020-03-31
    Så ska delbetalningen 2020 betalas senast 2020-03-31
    Och läget för delbetalningen 2020 är "planerad"
    Och skälet är DUE-02 (§ 7)
    Och skälet är PAYMENT-11 (§ 7)
    Och läget för delbetalningen 2020 den 2020-04-01 är "försenad"

  @DUE-02
  Abstrakt Scenario: En dag i månaden som flyttas till vardagen före
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2020-12-31
    Och att kommunen betalar regionen 120 000 kr om året (§ 7)
    Och att det betalas månadsvis i förskott utan faktura
    Och att det ska betalas senast den 1 i månaden, eller vardagen före om den dagen är ledig
    När överenskommelsen bedöms per den 2020-01-01
    Så ska delbetalningen <delbetalning> betalas senast <dag>

    Exempel:
      | delbetalning | dag        |
      | 2020-02      | 2020-01-31 |
      | 2020-03      | 2020-02-28 |
      | 2020-04      | 2020-04-01 |
      | 2020-05      | 2020-04-30 |

  @DUE-03 @PAYMENT-04 @PAYMENT-13
  Scenario: Utan avtalad dag är delbetalningen försenad från 30 dagar efter fakturan
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När delbetalningen 2020-Q1 faktureras 2020-01-02 med 1 201 987,50 kr
    Så är läget för delbetalningen 2020-Q1 den 2020-02-01 "fakturerad"
    Och det antas att skulden ska betalas vid anfordran
    Och skälet är DUE-03 (§ 7)
    Och läget för delbetalningen 2020-Q1 den 2020-02-02 är "försenad"

  @DUE-03 @PAYMENT-04 @PAYMENT-13
  Scenario: Den är inte försenad innan fakturan har kommit fram
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När delbetalningen 2020-Q1 faktureras 2020-01-02 med 1 201 987,50 kr och kommer fram 2020-02-10
    Så är läget för delbetalningen 2020-Q1 den 2020-02-10 "fakturerad"
    Och läget för delbetalningen 2020-Q1 den 2020-02-11 är "försenad"

  @DUE-04 @PAYMENT-04 @PAYMENT-13
  Scenario: En dag som bara står på fakturan är inte avtalad
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När delbetalningen 2020-Q1 faktureras 2020-01-02 med 1 201 987,50 kr och anger förfallodagen 2020-01-17
    Så är läget för delbetalningen 2020-Q1 den 2020-01-18 "fakturerad"
    Och skälet är DUE-04 (§ 7)
    Och läget för delbetalningen 2020-Q1 den 2020-02-01 är "fakturerad"
    Och läget för delbetalningen 2020-Q1 den 2020-02-02 är "försenad"

  @DUE-01 @PAYMENT-12
  Scenario: Utan faktura finns ingen dag att räkna från
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att en faktura ska betalas inom 20 dagar
    När överenskommelsen bedöms per den 2020-12-31
    Så är läget för delbetalningen 2020-Q1 "väntar på faktura"
    Och 0 kr av delbetalningen 2020-Q1 är försenat
