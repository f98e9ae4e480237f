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
