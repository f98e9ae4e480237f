# language: sv

Egenskap: Delbetalningen
  Var en delbetalning befinner sig: planerad, fakturerad, betald, försenad eller innehållen.

  @PAYMENT-10 @PAYMENT-12
  Scenario: I förskott väntas fakturan från kvartalets första dag
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När överenskommelsen bedöms per den 2020-03-31
    Så är läget för delbetalningen 2020-Q2 "planerad"
    Och skälet är PAYMENT-10 (§ 7)
    Och läget för delbetalningen 2020-Q2 den 2020-04-01 är "väntar på faktura"
    Och skälet är PAYMENT-12 (§ 7)

  @PAYMENT-10 @PAYMENT-12
  Scenario: I efterskott väntas fakturan från dagen efter kvartalets sista
    Givet en överenskommelse som gäller från och med 2020-01-01 till och med 2020-12-31
    Och att kommunen betalar regionen 400 000 kr om året (§ 7)
    Och att det betalas kvartalsvis i efterskott mot faktura
    När överenskommelsen bedöms per den 2020-06-30
    Så är läget för delbetalningen 2020-Q2 "planerad"
    Och läget för delbetalningen 2020-Q2 den 2020-07-01 är "väntar på faktura"

  @PAYMENT-03 @PAYMENT-04 @PAYMENT-13
  Scenario: Fakturerad, försenad och till sist betald
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 201 987,50 kr
    När 1 201 987,50 kr betalas 2020-02-03 av delbetalningen 2020-Q1
    Så är läget för delbetalningen 2020-Q1 den 2020-02-01 "fakturerad"
    Och skälet är PAYMENT-13 (§ 7)
    Och läget för delbetalningen 2020-Q1 den 2020-02-02 är "försenad"
    Och 1 201 987,50 kr av delbetalningen 2020-Q1 är försenat
    Och skälet är PAYMENT-04 (§ 7)
    Och läget för delbetalningen 2020-Q1 den 2020-02-03 är "betald"
    Och 0 kr återstår att betala av delbetalningen 2020-Q1
    Och skälet är PAYMENT-03 (§ 7)

  @PAYMENT-04
  Abstrakt Scenario: Betalt till en del är inte betalt, om det så bara fattas ett öre
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 201 987,50 kr
    Och att <betalt> betalades 2020-01-31 av delbetalningen 2020-Q1
    När överenskommelsen bedöms per den 2020-02-02
    Så är läget för delbetalningen 2020-Q1 "försenad"
    Och <återstår> återstår att betala av delbetalningen 2020-Q1
    Och <återstår> av delbetalningen 2020-Q1 är försenat
    Och skälet är PAYMENT-04 (§ 7)

    Exempel:
      | betalt          | återstår      |
      | 1 000 000 kr    | 201 987,50 kr |
      | 1 201 987,49 kr | 0,01 kr       |

  @PAYMENT-03
  Abstrakt Scenario: Hela beloppet är betalt, och ett öre mer är för mycket
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 201 987,50 kr
    Och att <betalt> betalades 2020-01-31 av delbetalningen 2020-Q1
    När överenskommelsen bedöms per den 2020-02-02
    Så är läget för delbetalningen 2020-Q1 "betald"
    Och 0 kr återstår att betala av delbetalningen 2020-Q1
    Och <för mycket> för mycket har betalats av delbetalningen 2020-Q1
    Och skälet är PAYMENT-03 (§ 7)

    Exempel:
      | betalt          | för mycket |
      | 1 201 987,50 kr | 0 kr       |
      | 1 201 987,51 kr | 0,01 kr    |

  @PAYMENT-03 @PAYMENT-13
  Scenario: Det som krediteras behöver inte betalas
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 201 987,50 kr
    Och att 1 000 000 kr betalades 2020-01-20 av delbetalningen 2020-Q1
    När 201 987,50 kr krediteras 2020-01-27 av delbetalningen 2020-Q1
    Så är läget för delbetalningen 2020-Q1 den 2020-01-26 "fakturerad"
    Och 201 987,50 kr återstår att betala av delbetalningen 2020-Q1
    Och läget för delbetalningen 2020-Q1 den 2020-01-27 är "betald"

  @PAYMENT-03
  Scenario: En faktura på mer än vad som är avtalat ger inget mer att betala, men en fråga
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 202 000 kr
    När 1 201 987,50 kr betalas 2020-01-31 av delbetalningen 2020-Q1
    Så är läget för delbetalningen 2020-Q1 "betald"
    Och det frågas varför fakturan avviker från delbetalningen

  @PAYMENT-02
  Scenario: Är det inte klarlagt om överenskommelsen gäller går det inte att avgöra om delbetalningen ska betalas
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När regionen häver överenskommelsen 2020-06-30
    Så är läget för delbetalningen 2020-Q2 "väntar på faktura"
    Och läget för delbetalningen 2020-Q3 är "går inte att avgöra"
    Och bedömningen av delbetalningen 2020-Q3 är "kräver juridisk bedömning"
    Och skälet är PAYMENT-02 (§ 7)
    Och läget för delbetalningen 2020-Q3 den 2020-06-29 är "planerad"

  @PAYMENT-06 @DISPUTE-01
  Scenario: Innehållet upp till taket är inte försenat
    Givet överenskommelsen i scenarios/tvist-vid-taket.toml
    När överenskommelsen bedöms per den 2020-02-02
    Så är läget för delbetalningen 2020-Q1 "hålls inne"
    Och 36 516,50 kr hålls inne av delbetalningen 2020-Q1
    Och högst 36 516,50 kr får hållas inne av delbetalningen 2020-Q1
    Och 0 kr av delbetalningen 2020-Q1 är försenat
    Och skälet är PAYMENT-06 (§ 12)

  @PAYMENT-07 @DISPUTE-01
  Scenario: Ett öre över taket är försenat
    Givet överenskommelsen i scenarios/tvist-ett-ore-over.toml
    När överenskommelsen bedöms per den 2020-02-01
    Så är läget för delbetalningen 2020-Q1 "för mycket hålls inne"
    Och 0 kr av delbetalningen 2020-Q1 är försenat
    Och läget för delbetalningen 2020-Q1 den 2020-02-02 är "för mycket hålls inne"
    Och 36 516,51 kr hålls inne av delbetalningen 2020-Q1
    Och högst 36 516,50 kr får hållas inne av delbetalningen 2020-Q1
    Och 0,01 kr av delbetalningen 2020-Q1 är försenat
    Och skälet är PAYMENT-07 (§ 12)

  @PAYMENT-04 @PAYMENT-06
  Scenario: Det som varken är betalt eller innehållet är försenat
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 201 987,50 kr
    Och att kommunen 2020-01-20 tog upp en tvist om hur uppdraget utförs, i fråga om Energikontoret
    Och att 36 516,50 kr hölls inne 2020-01-30 av delbetalningen 2020-Q1
    När 1 165 470,99 kr betalas 2020-01-30 av delbetalningen 2020-Q1
    Så är läget för delbetalningen 2020-Q1 den 2020-02-01 "hålls inne"
    Och läget för delbetalningen 2020-Q1 den 2020-02-02 är "försenad"
    Och 36 516,51 kr återstår att betala av delbetalningen 2020-Q1
    Och 0,01 kr av delbetalningen 2020-Q1 är försenat
    Och skälet är PAYMENT-04 (§ 7)

  @PAYMENT-08 @DISPUTE-08
  Scenario: Om det som hålls inne får hållas inne kan kräva en bedömning
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 201 987,50 kr
    Och att kommunen 2020-01-20 tog upp en tvist om både utförandet och tolkningen, i fråga om Energikontoret
    Och att 1 165 471 kr betalades 2020-01-30 av delbetalningen 2020-Q1
    När 36 516,50 kr hålls inne 2020-01-30 av delbetalningen 2020-Q1
    Så är läget för delbetalningen 2020-Q1 den 2020-02-02 "går inte att avgöra"
    Och bedömningen av delbetalningen 2020-Q1 är "kräver juridisk bedömning"
    Och skälet är PAYMENT-08 (§ 12)

  @PAYMENT-09 @DISPUTE-11
  Scenario: Om det som hålls inne får hållas inne kan bero på en uppgift som saknas
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 201 987,50 kr
    Och att kommunen 2020-01-20 tog upp en tvist om hur uppdraget utförs
    Och att 1 165 471 kr betalades 2020-01-30 av delbetalningen 2020-Q1
    När 36 516,50 kr hålls inne 2020-01-30 av delbetalningen 2020-Q1
    Så är läget för delbetalningen 2020-Q1 den 2020-02-02 "går inte att avgöra"
    Och bedömningen av delbetalningen 2020-Q1 är "uppgift saknas"
    Och skälet är PAYMENT-09 (§ 12)

  @PAYMENT-04 @PAYMENT-13
  Scenario: Efter uppgörelsen ska det innehållna betalas senast den dag som den anger
    Givet överenskommelsen i scenarios/tvist-uppgjord.toml
    När överenskommelsen bedöms per den 2020-07-15
    Så är läget för delbetalningen 2020-Q1 "fakturerad"
    Och 0 kr av delbetalningen 2020-Q1 är försenat
    Och läget för delbetalningen 2020-Q1 den 2020-07-16 är "försenad"
    Och 36 516,50 kr av delbetalningen 2020-Q1 är försenat
