# language: sv

Egenskap: En egen överenskommelse
  Vilken överenskommelse som helst kan beskrivas: parterna med sina namn, klausulerna så som de heter, och svaren
  rad för rad i en tabell.

  @TERM-04 @TERMINATION-10
  Scenario: En kommun och ett bolag, med avsnitt i stället för paragrafer
    Givet att parterna är "Sundby kommun" och "Sundby Bostäder AB"
    Och en överenskommelse som gäller från och med 2024-01-01 till och med 2025-12-31 (avsnitt 4.1)
    Och att den förlängs av sig själv med 1 år i taget (avsnitt 4.2)
    Och att den ska sägas upp skriftligen senast 6 månader före avtalsperiodens slut (klausul B.4)
    Och att "Sundby Bostäder AB" i stället har uppsägningstiden 3 månader
    När överenskommelsen bedöms per den 2025-05-15
    Så är svaret på frågan om uppsägning ja
    Och sista dagen för uppsägning för "Sundby Bostäder AB" är 2025-09-30
    Och svaret till "Sundby kommun" den 2025-07-01 är nej
    Och svaret till "Sundby Bostäder AB" den 2025-07-01 är ja
    Och skälet är TERMINATION-10 (klausul B.4)

  @TERM-05 @NOTICE-01
  Scenario: Perioderna efter en uppsägning från en namngiven part
    Givet att parterna är "Sundby kommun", "Sundby Bostäder AB" och "Norrby kommun"
    Och en överenskommelse som gäller från och med 2024-01-01 till och med 2024-12-31 (punkt 2)
    Och att den förlängs av sig själv med 1 år i taget (punkt 2)
    Och att den ska sägas upp skriftligen senast 3 månader före avtalsperiodens slut (punkt 3)
    När en uppsägning från "Norrby kommun" kommer fram 2025-02-03
    Så är avtalsperioderna
      | nummer | från och med | till och med |
      | 1      | 2024-01-01   | 2024-12-31   |
      | 2      | 2025-01-01   | 2025-12-31   |
    Och överenskommelsen gäller till och med 2025-12-31

  @TERM-04
  Scenario: Dagarna att bevaka
    Givet en överenskommelse som gäller från och med 2024-01-01 till och med 2025-12-31 (bilaga 1)
    Och att den förlängs av sig själv med 1 år i taget (bilaga 1)
    Och att den ska sägas upp skriftligen senast 6 månader före avtalsperiodens slut (artikel 5)
    När överenskommelsen bedöms per den 2025-01-01
    Så är dagarna att bevaka från och med 2025-01-01 till och med 2026-01-31
      | dag        | vad                       | slutdag    |
      | 2025-06-30 | sista dag för uppsägning  | 2025-12-31 |
      | 2025-12-31 | avtalsperioden går ut     |            |

  @STATUS-02 @STATUS-03
  Scenario: Tolkningarna när den första dagen inte är känd
    Givet en överenskommelse som började gälla någon dag under 2020 och gäller tills vidare
    När överenskommelsen bedöms per den 2020-06-30
    Så är tolkningarna
      | läge                 | till och med |
      | har inte börjat gälla |              |
      | gäller               |              |

  @DUE-02
  Scenario: Delbetalningarna, rad för rad
    Givet att parterna är "Sundby kommun" och "Region Norr"
    Och en överenskommelse som gäller från och med 2024-01-01 till och med 2025-12-31 (§ 2)
    Och att "Sundby kommun" betalar "Region Norr" 400 000 kr om året (§ 3)
    Och att det betalas halvårsvis i förskott utan faktura
    Och att det ska betalas senast den 1 i månaden, eller vardagen före om den dagen är ledig
    När överenskommelsen bedöms per den 2024-01-15
    Så är bland delbetalningarna
      | delbetalning | belopp     | förfallodag | läge     |
      | 2024-H1      | 200 000 kr | 2023-12-29  | försenad |
      | 2024-H2      | 200 000 kr | 2024-07-01  | planerad |

  @SURPLUS-02
  Scenario: Överskottets delar, rad för rad
    Givet överenskommelsen i "scenarios/overskottet-2020.toml"
    När överenskommelsen bedöms per den 2020-12-31
    Så fördelas överskottet för 2020 så
      | andel      | belopp     |
      | Ragunda    | 50 177 kr  |
      | Bräcke     | 59 989 kr  |
      | Krokom     | 142 085 kr |
      | Strömsund  | 110 662 kr |
      | Åre        | 110 538 kr |
      | Berg       | 66 944 kr  |
      | Härjedalen | 95 882 kr  |
      | Östersund  | 605 723 kr |

  @DUTY-04 @DUTY-08 @DUTYDAY-01
  Scenario: En egen skyldighet i ett eget forum
    Givet att parterna är "Sundby kommun", "Norrby kommun" och "Region Norr"
    Och en överenskommelse som gäller från och med 2024-01-01 till och med 2026-12-31 (§ 2)
    Och att "Sundby kommun", "Norrby kommun" och "Region Norr" möts i "Skolrådet"
    Och att "Skolrådet" möts 2025-02-12
    Och att "Skolrådet" möts 2025-09-17
    Och att "Sundby kommun" ska lämna "kvalitetsredovisningen" till "Skolrådet" varje år (§ 5)
    Och att det ska ske senast den 31 mars
    Och att det avser perioden före
    När "kvalitetsredovisningen" för 2024 lämnas 2025-03-31
    Så är läget för "kvalitetsredovisningen" för 2024 "fullgjord"
    Och läget för "kvalitetsredovisningen" för 2025 den 2026-04-01 är "försenad"
    Och "Norrby kommun" ska 2025 delta minst två gånger i "Skolrådet"

  @DUTY-04 @DUTYDAY-08
  Scenario: Varje år när forumet möts
    Givet att parterna är "Sundby kommun" och "Norrby kommun"
    Och en överenskommelse som gäller från och med 2024-01-01 till och med 2026-12-31 (§ 2)
    Och att "Sundby kommun" och "Norrby kommun" möts i "Skolrådet"
    Och att "Skolrådet" möts 2025-09-17
    Och att "Sundby kommun" ska lämna "kvalitetsredovisningen" till "Norrby kommun" varje år (§ 5)
    Och att det ska ske när "Skolrådet" möts
    När överenskommelsen bedöms per den 2025-09-17
    Så är sista dagen för "kvalitetsredovisningen" för 2025 2025-09-17
    Och läget för "kvalitetsredovisningen" för 2025 är "ska fullgöras"
    Och läget för "kvalitetsredovisningen" för 2025 den 2025-09-18 är "försenad"

  @DISPUTE-01 @PAYMENT-10
  Scenario: En tvist om ett eget område
    Givet att parterna är "Sundby kommun" och "Norrby IT AB"
    Och en överenskommelse som gäller från och med 2025-01-01 till och med 2026-12-31 (§ 2)
    Och att "Sundby kommun" betalar "Norrby IT AB" 1 200 000 kr om året (§ 6)
    Och att det betalas kvartalsvis i efterskott mot faktura
    Och att en faktura ska betalas inom 30 dagar
    Och att 400 000 kr av ersättningen för 2025 avser "Supporten" enligt överenskommelsen
    Och att betalaren i en tvist får hålla inne högst 50 % av ersättningen för det omtvistade området (§ 9)
    När delbetalningen 2025-Q1 faktureras 2025-04-01 med 300 000 kr
    Och "Sundby kommun" 2025-04-10 tar upp en tvist om hur uppdraget utförs, i fråga om "Supporten"
    Och 50 000 kr hålls inne 2025-04-15 av delbetalningen 2025-Q1
    Och 250 000 kr betalas 2025-04-30 av delbetalningen 2025-Q1
    Så är läget för delbetalningen 2025-Q1 den 2025-05-05 "hålls inne"
    Och högst 50 000 kr får hållas inne av delbetalningen 2025-Q1

  @INDEX-01
  Scenario: Medlemmarna delar kostnaden efter antalet invånare
    Givet att parterna är "Räddningsförbundet", "Sundby kommun" och "Norrby kommun"
    Och en överenskommelse som gäller från och med 2024-01-01 till och med 2026-12-31 (§ 2)
    Och att "Sundby kommun" betalar "Räddningsförbundet" 10 000 000 kr om året i 2024 års priser (§ 7)
    Och att beloppet räknas upp varje år med utfallet av index
    Och att utfallet för 2025 är 2,5 %
    Och att det betalas kvartalsvis i förskott mot faktura
    Och att beloppet fördelas efter antalet invånare den 1 november året före
    Och att 6 000 invånare räknades i "Sundby kommun" 2024
    Och att 4 000 invånare räknades i "Norrby kommun" 2024
    När överenskommelsen bedöms per den 2025-06-01
    Så faller 6 150 000 kr av ersättningen för 2025 på "Sundby kommun"
    Och ersättningen för 2025 fördelas så
      | andel           | belopp       |
      | "Sundby kommun" | 6 150 000 kr |
      | "Norrby kommun" | 4 100 000 kr |

  @OPTION-01
  Scenario: Två optioner efter varandra
    Givet att parterna är "Sundby kommun" och "Norrby Städ AB"
    Och en överenskommelse som gäller från och med 2023-03-01 till och med 2025-02-28 (§ 3)
    Och att "Sundby kommun" har option på förlängning med ett år i taget, högst två gånger (§ 3)
    Och att optionen ska utnyttjas senast tre månader före avtalsperiodens slut
    När överenskommelsen bedöms per den 2024-10-01
    Så är sista dagen för optionen 2024-11-28
    När "Sundby kommun" utnyttjar optionen 2024-11-28
    Och överenskommelsen bedöms per den 2025-03-01
    Så gäller avtalsperiod 2 från och med 2025-03-01 till och med 2026-02-28
    Och sista dagen för optionen är 2025-11-28
