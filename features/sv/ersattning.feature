# language: sv

Egenskap: Ersättningen
  Ett belopp om året, i ett visst års priser, som räknas upp med index, fördelas på medlemmarna och betalas i delar.

  @INDEX-01
  Abstrakt Scenario: Ersättningen räknas upp år för år, utan avrundning mellan åren
    Givet överenskommelsen i scenarios/jamtland/kommunavtal.toml
    När överenskommelsen bedöms per den 2021-12-31
    Så uppgår ersättningen för <år> till <belopp>
    Och ersättningen för <år> är <tusental>
    Och skälet är INDEX-01 (§ 7)

    Exempel:
      | år   | belopp           | tusental   |
      | 2019 | 9 617 968,00 kr  | 9 618 tkr  |
      | 2020 | 9 858 417,20 kr  | 9 858 tkr  |
      | 2021 | 10 045 727,13 kr | 10 046 tkr |

  @INDEX-01
  Abstrakt Scenario: Avrundas beloppet varje år blir det ett annat belopp det tredje året
    Givet överenskommelsen i scenarios/jamtland/kommunavtal.toml
    Och att varje års belopp avrundas till tusental kronor innan nästa års belopp räknas fram
    När överenskommelsen bedöms per den 2021-12-31
    Så uppgår ersättningen för <år> till <belopp>

    Exempel:
      | år   | belopp        |
      | 2019 | 9 618 000 kr  |
      | 2020 | 9 858 000 kr  |
      | 2021 | 10 045 000 kr |

  @INDEX-03 @PAYMENT-01
  Scenario: Utan index för året går ersättningen inte att räkna ut
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När överenskommelsen bedöms per den 2022-01-01
    Så är läget för delbetalningen 2022-Q1 "går inte att avgöra"
    Och bedömningen av delbetalningen 2022-Q1 är "uppgift saknas"
    Och beloppet för delbetalningen 2022-Q1 går inte att räkna ut
    Och det frågas vilket indextalet är
    Och skälet är INDEX-03 (§ 7)
    Och skälet är PAYMENT-01 (§ 7)

  @INDEX-03 @INDEX-01
  Scenario: Den dag prognosen publiceras går ersättningen att räkna ut
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2019-12-31
    Och att kommunen betalar regionen 1 000 000 kr om året i 2018 års priser (§ 7)
    Och att beloppet räknas upp varje år med prognosen för index
    Och att prognosen för 2019 är 2,8 %, publicerad 2018-10-15
    Och att det betalas kvartalsvis i förskott mot faktura
    När överenskommelsen bedöms per den 2018-10-14
    Så går beloppet för delbetalningen 2019-Q1 inte att räkna ut
    Och det frågas vilket indextalet är
    Och skälet är INDEX-03 (§ 7)
    När överenskommelsen bedöms per den 2018-10-15
    Så uppgår delbetalningen 2019-Q1 till 257 000 kr
    Och skälet är INDEX-01 (§ 7)

  @INDEX-01
  Scenario: Ett utfall ersätter inte den prognos som är avtalad
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2019-12-31
    Och att kommunen betalar regionen 1 000 000 kr om året i 2018 års priser (§ 7)
    Och att beloppet räknas upp varje år med prognosen för index
    Och att prognosen för 2019 är 2,8 %, publicerad 2018-10-15
    Och att utfallet för 2019 är 3,1 %, publicerat 2020-02-20
    Och att det betalas en gång om året i efterskott mot faktura
    När överenskommelsen bedöms per den 2020-02-20
    Så uppgår delbetalningen 2019 till 1 028 000 kr
    Och skälet är INDEX-01 (§ 7)

  @INDEX-04
  Scenario: Ett utfall duger inte där prognosen är avtalad
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2019-12-31
    Och att kommunen betalar regionen 1 000 000 kr om året i 2018 års priser (§ 7)
    Och att beloppet räknas upp varje år med prognosen för index
    Och att utfallet för 2019 är 3,1 %
    Och att det betalas en gång om året i efterskott mot faktura
    När överenskommelsen bedöms per den 2020-02-20
    Så går beloppet för delbetalningen 2019 inte att räkna ut
    Och det frågas vilket indextalet är
    Och skälet är INDEX-04 (§ 7)

  @INDEX-02 @INDEX-06
  Scenario: Sägs inget om prognos eller utfall antas det enda kända indextalet gälla, tills det finns ett annat
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2019-12-31
    Och att kommunen betalar regionen 1 000 000 kr om året i 2018 års priser (§ 7)
    Och att beloppet räknas upp varje år med index, utan att det sägs om prognos eller utfall gäller
    Och att prognosen för 2019 är 2,8 %, publicerad 2018-10-15
    Och att utfallet för 2019 är 3,1 %, publicerat 2020-02-20
    Och att det betalas en gång om året i efterskott mot faktura
    När överenskommelsen bedöms per den 2020-02-19
    Så uppgår delbetalningen 2019 till 1 028 000 kr
    Och det antas att det kända indextalet är av rätt slag
    Och skälet är INDEX-02 (§ 7)
    När överenskommelsen bedöms per den 2020-02-20
    Så går beloppet för delbetalningen 2019 inte att räkna ut
    Och det frågas vilket indextal som gäller
    Och skälet är INDEX-06 (§ 7)

  @INDEX-02
  Scenario: Prognos och utfall som är lika behöver inte skiljas åt
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2019-12-31
    Och att kommunen betalar regionen 1 000 000 kr om året i 2018 års priser (§ 7)
    Och att beloppet räknas upp varje år med index, utan att det sägs om prognos eller utfall gäller
    Och att prognosen för 2019 är 2,8 %
    Och att utfallet för 2019 är 2,8 %
    Och att det betalas en gång om året i efterskott mot faktura
    När överenskommelsen bedöms per den 2020-02-20
    Så uppgår delbetalningen 2019 till 1 028 000 kr
    Och INDEX-06 är inget skäl

  @INDEX-01 @INDEX-05
  Scenario: Publiceras prognosen på nytt med ett annat värde framgår det inte vilken som gäller
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2019-12-31
    Och att kommunen betalar regionen 1 000 000 kr om året i 2018 års priser (§ 7)
    Och att beloppet räknas upp varje år med prognosen för index
    Och att prognosen för 2019 är 2,8 %, publicerad 2018-10-15
    Och att prognosen för 2019 är 3,0 %, publicerad 2018-12-20
    Och att det betalas kvartalsvis i förskott mot faktura
    När överenskommelsen bedöms per den 2018-12-19
    Så uppgår delbetalningen 2019-Q1 till 257 000 kr
    Och skälet är INDEX-01 (§ 7)
    När överenskommelsen bedöms per den 2018-12-20
    Så går beloppet för delbetalningen 2019-Q1 inte att räkna ut
    Och det frågas vilket indextal som gäller
    Och skälet är INDEX-05 (§ 7)

  @INDEX-01 @INDEX-03
  Scenario: En prognos som ännu inte hade registrerats räknas inte med det som då var känt
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2019-12-31
    Och att kommunen betalar regionen 1 000 000 kr om året i 2018 års priser (§ 7)
    Och att beloppet räknas upp varje år med prognosen för index
    Och att prognosen för 2019 är 2,8 %, publicerad 2018-10-15, registrerad 2019-01-10
    Och att det betalas kvartalsvis i förskott mot faktura
    När överenskommelsen bedöms per den 2019-02-01 med det som var registrerat den 2019-01-09
    Så går beloppet för delbetalningen 2019-Q1 inte att räkna ut
    Och skälet är INDEX-03 (§ 7)
    När överenskommelsen bedöms per den 2019-02-01 med det som var registrerat den 2019-01-10
    Så uppgår delbetalningen 2019-Q1 till 257 000 kr

  @INDEX-01
  Scenario: Ett belopp som följer nivån på ett index
    Givet en överenskommelse som gäller från och med 2021-01-01 till och med 2021-12-31
    Och att kommunen betalar regionen 100 000 kr om året i 2018 års priser (§ 7)
    Och att beloppet följer nivån på ett index
    Och att indexnivån för 2018 är 104,0
    Och att indexnivån för 2021 är 114,4
    Och att det betalas en gång om året i förskott mot faktura
    När överenskommelsen bedöms per den 2021-01-01
    Så uppgår delbetalningen 2021 till 110 000 kr
    Och skälet är INDEX-01 (§ 7)

  @INDEX-01 @PAYMENT-10
  Abstrakt Scenario: Östersunds andel för 2020 betalas med en fjärdedel i taget
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När överenskommelsen bedöms per den 2019-12-31
    Så faller 4 807 950 kr av ersättningen för 2020 på Östersund
    Och delbetalningen <delbetalning> uppgår till 1 201 987,50 kr

    Exempel:
      | delbetalning |
      | 2020-Q1      |
      | 2020-Q2      |
      | 2020-Q3      |
      | 2020-Q4      |

  @PAYMENT-01
  Abstrakt Scenario: Är kommunens andel inte känd går delbetalningen inte att räkna ut
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När överenskommelsen bedöms per den 2021-12-31
    Så är läget för delbetalningen <delbetalning> "<läge>"
    Och det frågas vilken kommunens andel är

    Exempel:
      | delbetalning | läge                |
      | 2019-Q4      | går inte att avgöra |
      | 2020-Q1      | väntar på faktura   |
      | 2020-Q4      | väntar på faktura   |
      | 2021-Q1      | går inte att avgöra |

  @INDEX-01
  Abstrakt Scenario: Fördelad efter folkmängden den 31 december 2020 går ersättningen jämnt upp, till öret
    Givet överenskommelsen i scenarios/jamtland/kommunavtal.toml
    Och att andelarna räknas ut med två decimaler och att det som avrundningen lämnar bärs av den som är närmast
    Och att 5 208 invånare räknades i Ragunda 2020
    Och att 6 181 invånare räknades i Bräcke 2020
    Och att 15 054 invånare räknades i Krokom 2020
    Och att 11 488 invånare räknades i Strömsund 2020
    Och att 12 049 invånare räknades i Åre 2020
    Och att 7 120 invånare räknades i Berg 2020
    Och att 10 070 invånare räknades i Härjedalen 2020
    Och att 63 985 invånare räknades i Östersund 2020
    När överenskommelsen bedöms per den 2021-01-01
    Så faller <belopp> av ersättningen för 2021 på <kommun>
    Och delarna av ersättningen för 2021 går jämnt upp

    Exempel:
      | kommun     | belopp          |
      | Ragunda    | 398 815 kr      |
      | Bräcke     | 473 154 kr      |
      | Krokom     | 1 153 249,13 kr |
      | Strömsund  | 880 006 kr      |
      | Åre        | 923 202 kr      |
      | Berg       | 545 483 kr      |
      | Härjedalen | 771 512 kr      |
      | Östersund  | 4 900 306 kr    |

  @TERMINATION-10 @INDEX-01
  Scenario: Vad det kostar att inte säga upp i tid
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När överenskommelsen bedöms per den 2020-12-31
    Så är sista dagen för uppsägning 2020-12-31
    Och den förlängs annars till och med 2024-12-31
    Och det kostar 14 423 850 kr i 2020 års priser att inte säga upp i tid

  @TERMINATION-10
  Scenario: En period som börjar den sista i en månad kostar inte en månad för mycket
    Givet en överenskommelse som gäller från och med 2024-09-01 till och med 2027-08-30
    Och att den förlängs av sig själv med 3 år i taget
    Och att den ska sägas upp senast 6 månader före avtalsperiodens slut
    Och att kommunen betalar regionen 900 000 kr om året i 2024 års priser
    Och att det betalas månadsvis i förskott mot faktura
    När överenskommelsen bedöms per den 2026-11-21
    Så förlängs den annars till och med 2030-08-30
    Och det kostar 2 700 000 kr att inte säga upp i tid
