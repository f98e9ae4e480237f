# language: sv

Egenskap: Dröjsmålsränta
  Referensräntan plus åtta procentenheter, räknad på årets verkliga antal dagar. Referensräntorna i exemplen är
  antagna.

  @INTEREST-01
  Abstrakt Scenario: Från en avtalad förfallodag löper ränta för varje dag därefter
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2020-12-31
    Och att kommunen betalar regionen 365 000 kr om året (§ 7)
    Och att det betalas en gång om året i förskott mot faktura
    Och att en faktura ska betalas inom 30 dagar
    Och att referensräntan från och med 2019-01-01 antas vara 2,0 %
    Och att referensräntan från och med 2019-07-01 antas vara 4,0 %
    Och att delbetalningen 2019 fakturerades 2019-01-02 med 365 000 kr
    När överenskommelsen bedöms per den 2019-02-01
    Så är dröjsmålsräntan på delbetalningen 2019 0 kr
    När överenskommelsen bedöms per den <dag>
    Så är dröjsmålsräntan på delbetalningen 2019 <ränta>
    Och skälet är INTEREST-01 (§ 7)

    Exempel:
      | dag        | ränta        |
      | 2019-02-02 | 100 kr       |
      | 2019-06-30 | 14 900 kr    |
      | 2019-07-01 | 15 020 kr    |
      | 2019-12-31 | 36 980 kr    |
      | 2020-01-01 | 37 099,67 kr |

  @INTEREST-02
  Abstrakt Scenario: Utan avtalad dag löper ränta från 30 dagar efter fakturan, men inte innan den har kommit fram
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2019-12-31
    Och att kommunen betalar regionen 365 000 kr om året (§ 7)
    Och att det betalas en gång om året i förskott mot faktura
    Och att referensräntan från och med 2019-01-01 antas vara 2,0 %
    Och att delbetalningen 2019 fakturerades 2019-01-02 med 365 000 kr och kom fram <framme>
    När överenskommelsen bedöms per den <sista dag>
    Så är dröjsmålsräntan på delbetalningen 2019 0 kr
    När överenskommelsen bedöms per den <dagen efter>
    Så är dröjsmålsräntan på delbetalningen 2019 100 kr
    Och skälet är INTEREST-02 (§ 7)

    Exempel:
      | framme     | sista dag  | dagen efter |
      | 2019-01-03 | 2019-02-01 | 2019-02-02  |
      | 2019-02-10 | 2019-02-10 | 2019-02-11  |

  @INTEREST-03 @DISPUTE-05
  Scenario: Från den dag som uppgörelsen anger
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2019-12-31
    Och att kommunen betalar regionen 365 000 kr om året (§ 7)
    Och att det betalas en gång om året i förskott mot faktura
    Och att en faktura ska betalas inom 30 dagar
    Och att betalaren i en tvist får hålla inne högst 50 % av ersättningen (§ 12)
    Och att referensräntan från och med 2019-01-01 antas vara 2,0 %
    Och att delbetalningen 2019 fakturerades 2019-01-02 med 365 000 kr
    Och att kommunen 2019-01-10 tog upp en tvist om hur uppdraget utförs
    Och att 36 500 kr hölls inne 2019-01-15 av delbetalningen 2019
    Och att 328 500 kr betalades 2019-01-15 av delbetalningen 2019
    När parterna löser tvisten 2019-01-20 och det innehållna ska betalas senast 2019-03-01
    Så är läget för delbetalningen 2019 den 2019-03-01 "fakturerad"
    Och dröjsmålsräntan på delbetalningen 2019 är 0 kr
    Och läget för delbetalningen 2019 den 2019-03-02 är "försenad"
    Och dröjsmålsräntan på delbetalningen 2019 är 10 kr
    Och skälet är INTEREST-03 (§ 12)

  @INTEREST-04
  Scenario: Utan referensränta för hela tiden går räntan inte att räkna ut
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2019-12-31
    Och att kommunen betalar regionen 365 000 kr om året (§ 7)
    Och att det betalas en gång om året i förskott mot faktura
    Och att en faktura ska betalas inom 30 dagar
    Och att referensräntan från och med 2019-02-03 antas vara 2,0 %
    När delbetalningen 2019 faktureras 2019-01-02 med 365 000 kr
    Så är läget för delbetalningen 2019 den 2019-02-02 "försenad"
    Och dröjsmålsräntan på delbetalningen 2019 går inte att räkna ut
    Och skälet är INTEREST-04 (§ 7)

  @INTEREST-05
  Abstrakt Scenario: På det som hålls inne med rätt löper ingen ränta medan tvisten pågår, men på det överskjutande
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2019-12-31
    Och att kommunen betalar regionen 365 000 kr om året (§ 7)
    Och att det betalas en gång om året i förskott mot faktura
    Och att en faktura ska betalas inom 30 dagar
    Och att betalaren i en tvist får hålla inne högst 10 % av ersättningen (§ 12)
    Och att referensräntan från och med 2019-01-01 antas vara 2,0 %
    Och att delbetalningen 2019 fakturerades 2019-01-02 med 365 000 kr
    Och att kommunen 2019-01-10 tog upp en tvist om hur uppdraget utförs
    Och att <innehållet> hölls inne 2019-01-15 av delbetalningen 2019
    Och att <betalt> betalades 2019-01-15 av delbetalningen 2019
    När överenskommelsen bedöms per den 2019-02-11
    Så är läget för delbetalningen 2019 "<läge>"
    Och dröjsmålsräntan på delbetalningen 2019 är <ränta>
    Och skälet är INTEREST-05 (§ 12)

    Exempel:
      | innehållet | betalt     | läge                  | ränta |
      | 36 500 kr  | 328 500 kr | hålls inne            | 0 kr  |
      | 40 150 kr  | 324 850 kr | för mycket hålls inne | 10 kr |

  @INTEREST-06
  Scenario: Säger uppgörelsen inget om räntan för tvistens tid kräver den en bedömning
    Givet överenskommelsen i scenarios/tvist-uppgjord.toml
    Och att referensräntan från och med 2020-01-01 antas vara 2,0 %
    När överenskommelsen bedöms per den 2020-06-14
    Så är dröjsmålsräntan på delbetalningen 2020-Q1 0 kr
    När överenskommelsen bedöms per den 2020-06-15
    Så går dröjsmålsräntan på delbetalningen 2020-Q1 inte att räkna ut
    Och skälet är INTEREST-06 (§ 12)

  @INTEREST-07
  Scenario: Kräver rätten att hålla inne en bedömning gör räntan det också
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    Och att referensräntan från och med 2020-01-01 antas vara 2,0 %
    Och att delbetalningen 2020-Q1 fakturerades 2020-01-02 med 1 201 987,50 kr
    Och att kommunen 2020-01-20 tog upp en tvist om både utförandet och tolkningen, i fråga om Energikontoret
    Och att 1 165 471 kr betalades 2020-01-30 av delbetalningen 2020-Q1
    När 36 516,50 kr hålls inne 2020-01-30 av delbetalningen 2020-Q1
    Så är läget för delbetalningen 2020-Q1 den 2020-02-01 "går inte att avgöra"
    Och dröjsmålsräntan på delbetalningen 2020-Q1 är 0 kr
    Och läget för delbetalningen 2020-Q1 den 2020-02-02 är "går inte att avgöra"
    Och dröjsmålsräntan på delbetalningen 2020-Q1 går inte att räkna ut
    Och skälet är INTEREST-07 (§ 12)

  @INTEREST-08
  Scenario: Saknas en uppgift om rätten att hålla inne går räntan inte att räkna ut
    Givet överenskommelsen i scenarios/tvist-uppgjord-utan-besked.toml
    Och att referensräntan från och med 2020-01-01 antas vara 2,0 %
    När överenskommelsen bedöms per den 2020-06-14
    Så är dröjsmålsräntan på delbetalningen 2020-Q1 0 kr
    När överenskommelsen bedöms per den 2020-06-16
    Så går dröjsmålsräntan på delbetalningen 2020-Q1 inte att räkna ut
    Och skälet är INTEREST-08 (§ 12)
