# language: sv

Egenskap: Tvist och innehållen ersättning
  Hur mycket av ersättningen betalaren får hålla inne i en tvist, från vilken dag, och vad som gäller efter
  uppgörelsen.

  @DISPUTE-01
  Scenario: Från den dag tvisten tas upp får betalaren hålla inne högst hälften av områdets del
    Givet överenskommelsen i scenarios/tvist-vid-taket.toml
    När överenskommelsen bedöms per den 2020-01-19
    Så får högst 0 kr hållas inne av delbetalningen 2020-Q1
    När överenskommelsen bedöms per den 2020-01-20
    Så får högst 36 516,50 kr hållas inne av delbetalningen 2020-Q1
    Och högst 36 516,50 kr får hållas inne av delbetalningen 2020-Q4
    Och det antas att taket för vad som får hållas inne räknas på varje delbetalning
    Och det antas att områdets del av ersättningen är den som budgeten anger
    Och skälet är DISPUTE-01 (§ 12)

  @DISPUTE-04
  Scenario: Innan tvisten har tagits upp får inget hållas inne
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 201 987,50 kr
    Och att kommunen 2020-02-20 tog upp en tvist om hur uppdraget utförs, i fråga om Energikontoret
    Och att 36 516,50 kr hölls inne 2020-02-19 av delbetalningen 2020-Q1
    När 1 165 471 kr betalas 2020-01-30 av delbetalningen 2020-Q1
    Så är läget för delbetalningen 2020-Q1 den 2020-02-19 "för mycket hålls inne"
    Och högst 0 kr får hållas inne av delbetalningen 2020-Q1
    Och 36 516,50 kr av delbetalningen 2020-Q1 är försenat
    Och skälet är DISPUTE-04 (§ 12)
    Och läget för delbetalningen 2020-Q1 den 2020-02-20 är "hålls inne"
    Och skälet är DISPUTE-01 (§ 12)

  @DISPUTE-01 @PAYMENT-07
  Scenario: Två tvister om ett område höjer inte taket
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 201 987,50 kr
    Och att kommunen 2020-01-20 tog upp en tvist om hur uppdraget utförs, i fråga om Energikontoret
    Och att 36 516,50 kr hölls inne 2020-01-30 av delbetalningen 2020-Q1
    Och att 1 165 470,99 kr betalades 2020-01-30 av delbetalningen 2020-Q1
    Och att kommunen 2020-01-30 tog upp en tvist om hur uppdraget utförs, i fråga om Energikontoret
    När 0,01 kr hålls inne 2020-01-31 av delbetalningen 2020-Q1
    Så är läget för delbetalningen 2020-Q1 den 2020-02-02 "för mycket hålls inne"
    Och högst 36 516,50 kr får hållas inne av delbetalningen 2020-Q1
    Och 0,01 kr av delbetalningen 2020-Q1 är försenat

  @DISPUTE-01
  Scenario: Två tvister om olika områden har var sitt tak, som avrundas nedåt till hela ören
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att kommunen 2020-01-20 tog upp en tvist om hur uppdraget utförs, i fråga om Energikontoret
    När kommunen 2020-01-21 tar upp en tvist om hur uppdraget utförs, i fråga om Föreningsarkivet
    Så får högst 75 776,37 kr hållas inne av delbetalningen 2020-Q1

  @DISPUTE-01
  Abstrakt Scenario: Vad taket räknas på
    Givet en överenskommelse som gäller från och med 2020-01-01 till och med 2020-12-31
    Och att kommunen betalar regionen 400 000 kr om året (§ 7)
    Och att det betalas kvartalsvis i förskott mot faktura
    Och att 80 000 kr av ersättningen för 2020 avser Energikontoret enligt överenskommelsen
    Och att betalaren i en tvist får hålla inne högst 50 % av <tak> (§ 12)
    Och att kommunen 2020-04-01 tog upp en tvist om hur uppdraget utförs, i fråga om Energikontoret
    När överenskommelsen bedöms per den 2020-07-01
    Så får högst <belopp> hållas inne av delbetalningen 2020-Q2

    Exempel:
      | tak                                                                   | belopp    |
      | ersättningen för det omtvistade området                               | 10 000 kr |
      | ersättningen för det omtvistade området, räknat på varje delbetalning | 10 000 kr |
      | ersättningen för det omtvistade området, räknat på hela tvisten       | 20 000 kr |
      | ersättningen för det omtvistade området, räknat på året               | 40 000 kr |
      | ersättningen                                                          | 50 000 kr |

  @DISPUTE-02
  Scenario: En tvist om tolkningen ger ingen rätt att hålla inne
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 201 987,50 kr
    Och att kommunen 2020-01-20 tog upp en tvist om hur överenskommelsen ska tolkas, i fråga om Energikontoret
    Och att 1 165 471 kr betalades 2020-01-30 av delbetalningen 2020-Q1
    När 36 516,50 kr hålls inne 2020-01-30 av delbetalningen 2020-Q1
    Så är läget för delbetalningen 2020-Q1 den 2020-02-02 "för mycket hålls inne"
    Och högst 0 kr får hållas inne av delbetalningen 2020-Q1
    Och 36 516,50 kr av delbetalningen 2020-Q1 är försenat
    Och skälet är DISPUTE-02 (§ 12)

  @DISPUTE-03
  Scenario: Utan en klausul om det finns ingen avtalad rätt att hålla inne
    Givet en överenskommelse som gäller från och med 2020-01-01 till och med 2020-12-31
    Och att kommunen betalar regionen 400 000 kr om året (§ 7)
    Och att det betalas kvartalsvis i förskott mot faktura
    Och att 80 000 kr av ersättningen för 2020 avser Energikontoret enligt överenskommelsen
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 100 000 kr
    Och att kommunen 2020-01-20 tog upp en tvist om hur uppdraget utförs, i fråga om Energikontoret
    Och att 99 999 kr betalades 2020-01-30 av delbetalningen 2020-Q1
    När 1 kr hålls inne 2020-01-30 av delbetalningen 2020-Q1
    Så är läget för delbetalningen 2020-Q1 den 2020-02-02 "för mycket hålls inne"
    Och högst 0 kr får hållas inne av delbetalningen 2020-Q1
    Och skälet är DISPUTE-03

  @DISPUTE-05
  Scenario: Tvisten löses och det innehållna ska betalas
    Givet överenskommelsen i scenarios/tvist-uppgjord.toml
    När överenskommelsen bedöms per den 2020-06-14
    Så är läget för delbetalningen 2020-Q1 "hålls inne"
    Och läget för delbetalningen 2020-Q1 den 2020-06-15 är "fakturerad"
    Och 0 kr hålls inne av delbetalningen 2020-Q1
    Och 36 516,50 kr återstår att betala av delbetalningen 2020-Q1
    Och skälet är DISPUTE-05 (§ 12)

  @DISPUTE-05 @PAYMENT-05
  Scenario: Tvisten löses och det innehållna ska betalas, men inte när
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 201 987,50 kr
    Och att kommunen 2020-01-20 tog upp en tvist om hur uppdraget utförs, i fråga om Energikontoret
    Och att 36 516,50 kr hölls inne 2020-01-30 av delbetalningen 2020-Q1
    Och att 1 165 471 kr betalades 2020-01-30 av delbetalningen 2020-Q1
    När parterna löser tvisten 2020-06-15 och det innehållna ska betalas
    Så är läget för delbetalningen 2020-Q1 "går inte att avgöra"
    Och bedömningen av delbetalningen 2020-Q1 är "uppgift saknas"
    Och 36 516,50 kr återstår att betala av delbetalningen 2020-Q1
    Och skälet är PAYMENT-05 (§ 7)

  @DISPUTE-06 @PAYMENT-03
  Scenario: Tvisten löses och det innehållna behöver inte betalas
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 201 987,50 kr
    Och att kommunen 2020-01-20 tog upp en tvist om hur uppdraget utförs, i fråga om Energikontoret
    Och att 36 516,50 kr hölls inne 2020-01-30 av delbetalningen 2020-Q1
    Och att 1 165 471 kr betalades 2020-01-30 av delbetalningen 2020-Q1
    När parterna löser tvisten 2020-06-15 och det innehållna inte behöver betalas
    Så är läget för delbetalningen 2020-Q1 den 2020-06-14 "hålls inne"
    Och läget för delbetalningen 2020-Q1 den 2020-06-15 är "betald"
    Och 0 kr återstår att betala av delbetalningen 2020-Q1
    Och skälet är DISPUTE-06 (§ 12)

  @DISPUTE-07 @PAYMENT-09
  Scenario: Säger uppgörelsen inget om det innehållna måste det klarläggas
    Givet överenskommelsen i scenarios/tvist-uppgjord-utan-besked.toml
    När överenskommelsen bedöms per den 2020-06-14
    Så är läget för delbetalningen 2020-Q1 "hålls inne"
    Och läget för delbetalningen 2020-Q1 den 2020-06-15 är "går inte att avgöra"
    Och bedömningen av delbetalningen 2020-Q1 är "uppgift saknas"
    Och skälet är DISPUTE-07 (§ 12)

  @DISPUTE-07
  Scenario: Det måste klarläggas även om inget har fakturerats
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att kommunen 2020-01-20 tog upp en tvist om hur uppdraget utförs, i fråga om Energikontoret
    Och att 36 516,50 kr hölls inne 2020-01-30 av delbetalningen 2020-Q1
    När parterna löser tvisten 2020-06-15 utan att säga vad som ska ske med det innehållna
    Så är läget för delbetalningen 2020-Q1 "går inte att avgöra"
    Och skälet är DISPUTE-07 (§ 12)

  @DISPUTE-08
  Scenario: En tvist om både utförandet och tolkningen kräver en bedömning
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att kommunen 2020-01-20 tog upp en tvist om både utförandet och tolkningen, i fråga om Energikontoret
    När 36 516,50 kr hålls inne 2020-01-30 av delbetalningen 2020-Q1
    Så går det inte att avgöra hur mycket som får hållas inne av delbetalningen 2020-Q1
    Och bedömningen av delbetalningen 2020-Q1 är "kräver juridisk bedömning"
    Och skälet är DISPUTE-08 (§ 12)

  @DISPUTE-01 @DISPUTE-09
  Scenario: Är tvisten olöst när överenskommelsen upphör kräver det en bedömning
    Givet en överenskommelse som gäller från och med 2020-01-01 till och med 2020-12-31
    Och att kommunen betalar regionen 400 000 kr om året (§ 7)
    Och att det betalas kvartalsvis i förskott mot faktura
    Och att 80 000 kr av ersättningen för 2020 avser Energikontoret enligt överenskommelsen
    Och att betalaren i en tvist får hålla inne högst 50 % av ersättningen för det omtvistade området (§ 12)
    Och att delbetalningen 2020-Q4 fakturerades 2020-10-01 med 100 000 kr
    Och att kommunen 2020-10-20 tog upp en tvist om hur uppdraget utförs, i fråga om Energikontoret
    Och att 90 000 kr betalades 2020-10-30 av delbetalningen 2020-Q4
    När 10 000 kr hålls inne 2020-10-30 av delbetalningen 2020-Q4
    Så är läget för delbetalningen 2020-Q4 den 2020-12-31 "hålls inne"
    Och skälet är DISPUTE-01 (§ 12)
    Och läget för delbetalningen 2020-Q4 den 2021-01-01 är "går inte att avgöra"
    Och bedömningen av delbetalningen 2020-Q4 är "kräver juridisk bedömning"
    Och skälet är DISPUTE-09 (§ 12)

  @DISPUTE-10
  Scenario: En tvist som någon annan har tagit upp kräver en bedömning
    Givet en överenskommelse som gäller från och med 2020-01-01 till och med 2020-12-31
    Och att länsstyrelsen också är part
    Och att kommunen betalar regionen 400 000 kr om året (§ 7)
    Och att det betalas kvartalsvis i förskott mot faktura
    Och att 80 000 kr av ersättningen för 2020 avser Energikontoret enligt överenskommelsen
    Och att betalaren i en tvist får hålla inne högst 50 % av ersättningen för det omtvistade området (§ 12)
    Och att länsstyrelsen 2020-01-20 tog upp en tvist om hur uppdraget utförs, i fråga om Energikontoret
    När 10 000 kr hålls inne 2020-01-30 av delbetalningen 2020-Q1
    Så går det inte att avgöra hur mycket som får hållas inne av delbetalningen 2020-Q1
    Och bedömningen av delbetalningen 2020-Q1 är "kräver juridisk bedömning"
    Och skälet är DISPUTE-10 (§ 12)

  @DISPUTE-11
  Scenario: Sägs det inte vilket område tvisten gäller går taket inte att räkna ut
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När kommunen 2020-01-20 tar upp en tvist om hur uppdraget utförs
    Så går det inte att avgöra hur mycket som får hållas inne av delbetalningen 2020-Q1
    Och det frågas vilket område tvisten gäller
    När 1 kr hålls inne 2020-01-30 av delbetalningen 2020-Q1
    Så är bedömningen av delbetalningen 2020-Q1 "uppgift saknas"
    Och skälet är DISPUTE-11 (§ 12)

  @DISPUTE-01 @DISPUTE-12
  Scenario: Är områdets del inte känd för året går taket inte att räkna ut
    Givet en överenskommelse som gäller från och med 2020-01-01 till och med 2021-12-31
    Och att kommunen betalar regionen 400 000 kr om året (§ 7)
    Och att det betalas kvartalsvis i förskott mot faktura
    Och att 80 000 kr av ersättningen för 2020 avser Energikontoret enligt budgeten
    Och att betalaren i en tvist får hålla inne högst 50 % av ersättningen för det omtvistade området (§ 12)
    Och att kommunen 2020-01-20 tog upp en tvist om hur uppdraget utförs, i fråga om Energikontoret
    När 10 000 kr hålls inne 2021-01-15 av delbetalningen 2021-Q1
    Så får högst 10 000 kr hållas inne av delbetalningen 2020-Q4
    Och det går inte att avgöra hur mycket som får hållas inne av delbetalningen 2021-Q1
    Och bedömningen av delbetalningen 2021-Q1 är "uppgift saknas"
    Och det frågas hur stor del av ersättningen som gäller området
    Och skälet är DISPUTE-12 (§ 12)
