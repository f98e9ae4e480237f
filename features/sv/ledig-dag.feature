# language: sv

Egenskap: När sista dagen är en ledig dag
  En avtalad sista dag flyttas inte för att den infaller på en lördag, söndag, helgdag eller afton. Lagen (1930:173) gäller
  tid som är bestämd i lag. Frist säger vilken den sista arbetsdagen dessförinnan är.

  @DAY-01
  Scenario: Nyårsafton är en ledig dag men ändå den sista dagen
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När överenskommelsen bedöms per den 2026-11-20
    Så är sista dagen för uppsägning 2026-12-31
    Och sista arbetsdagen dessförinnan är 2026-12-30
    Och skälet är DAY-01 (§ 11)

  @DAY-01 @TERMINATION-10 @TERMINATION-12
  Scenario: Dagen efter en ledig sista dag är för sent
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När överenskommelsen bedöms per den 2026-12-31
    Så är svaret på frågan om uppsägning den 2026-12-31 ja
    Och svaret på frågan om uppsägning den 2027-01-01 är nej

  @DAY-01
  Abstrakt Scenario: Sista arbetsdagen före lördagar, söndagar, helgdagar och aftnar
    Givet en överenskommelse som gäller från och med <början> till och med <slut> (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den ska sägas upp senast 30 dagar före avtalsperiodens slut (§ 3)
    När överenskommelsen bedöms per den <början>
    Så är sista dagen för uppsägning <sista dag>
    Och sista arbetsdagen dessförinnan är <sista arbetsdag>

    Exempel: lördag, söndag, annandag påsk, midsommarafton, julafton
      | början     | slut       | sista dag  | sista arbetsdag |
      | 2025-11-03 | 2026-11-02 | 2026-10-03 | 2026-10-02      |
      | 2025-11-04 | 2026-11-03 | 2026-10-04 | 2026-10-02      |
      | 2025-05-07 | 2026-05-06 | 2026-04-06 | 2026-04-02      |
      | 2025-07-20 | 2026-07-19 | 2026-06-19 | 2026-06-18      |
      | 2026-01-24 | 2027-01-23 | 2026-12-24 | 2026-12-23      |

  @DAY-02
  Scenario: Sista dagen är en arbetsdag
    Givet en överenskommelse som gäller från och med 2025-01-01 till och med 2025-12-31 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 3)
    Och att uppsägningstiden räknas i hela perioder
    När överenskommelsen bedöms per den 2025-06-15
    Så är sista dagen för uppsägning 2025-09-30
    Och sista dagen är en arbetsdag
    Och skälet är DAY-02 (§ 3)
