# language: sv

Egenskap: Förlängning
  Vad som händer när avtalsperioden går ut och ingen gör något.

  @TERM-04 @STATUS-03
  Scenario: Överenskommelsen förlängs av sig själv om ingen säger upp den
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 10)
    Och att den förlängs av sig själv med 3 år i taget (§ 10)
    Och att den ska sägas upp skriftligen senast 12 månader före avtalsperiodens slut (§ 11)
    När överenskommelsen bedöms per den 2021-12-31
    Så är ingen slutdag bestämd
    Och avtalsperiod 1 gäller från och med 2019-01-01 till och med 2021-12-31
    Och skälet är TERM-04 (§ 10)

  @TERM-05 @TERM-04
  Scenario: Dagen efter periodens slut har överenskommelsen förlängts
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 10)
    Och att den förlängs av sig själv med 3 år i taget (§ 10)
    Och att den ska sägas upp skriftligen senast 12 månader före avtalsperiodens slut (§ 11)
    När överenskommelsen bedöms per den 2022-01-01
    Så är läget "gäller"
    Och avtalsperiod 2 gäller från och med 2022-01-01 till och med 2024-12-31
    Och skälet är TERM-05 (§ 10)

  @TERM-05
  Scenario: Perioderna räknas från överenskommelsens början och glider inte över månadsskiften
    Givet en överenskommelse som gäller 1 månad från det att båda parter har undertecknat
    Och att den förlängs av sig själv med 1 månad i taget
    Och att den ska sägas upp senast 1 vecka före avtalsperiodens slut
    Och att regionen undertecknade 2024-01-15
    Och att kommunen undertecknade 2024-01-31
    När överenskommelsen bedöms per den 2024-04-01
    Så gäller avtalsperiod 1 från och med 2024-01-31 till och med 2024-02-28
    Och avtalsperiod 2 gäller från och med 2024-02-29 till och med 2024-03-30
    Och avtalsperiod 3 gäller från och med 2024-03-31 till och med 2024-04-29

  @TERM-07
  Scenario: Överenskommelsen upphör när den har förlängts så många gånger som den får
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2019-12-31 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den förlängs högst två gånger
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 3)
    När överenskommelsen bedöms per den 2021-12-31
    Så gäller överenskommelsen till och med 2021-12-31
    Och läget är "gäller"
    Och skälet är TERM-07 (§ 2)
    Och läget den 2022-01-01 är "har upphört"

  @TERM-04
  Scenario: En förlängning återstår
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2019-12-31 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den förlängs högst två gånger
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 3)
    När överenskommelsen bedöms per den 2020-12-31
    Så är ingen slutdag bestämd
    Och TERM-07 är inget skäl

  @TERM-07
  Scenario: Den yttersta dagen kortar den sista förlängningen
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 2)
    Och att den förlängs av sig själv med 3 år i taget (§ 2)
    Och att den aldrig gäller längre än till och med 2026-06-30
    Och att den ska sägas upp senast 12 månader före avtalsperiodens slut (§ 3)
    När överenskommelsen bedöms per den 2025-01-01
    Så gäller överenskommelsen till och med 2026-06-30
    Och avtalsperiod 3 gäller från och med 2025-01-01 till och med 2026-06-30
    Och skälet är TERM-07 (§ 2)

  @TERM-14
  Scenario: En förlängning kan göra att överenskommelsen gäller tills vidare
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 2)
    Och att den därefter gäller tills vidare av sig själv
    Och att uppsägningstiden är 6 månader från uppsägningen (§ 3)
    När överenskommelsen bedöms per den 2022-01-01
    Så är ingen slutdag bestämd
    Och avtalsperiod 2 gäller från och med 2022-01-01 tills vidare
    Och skälet är TERM-14 (§ 2)

  @TERM-08
  Scenario: En överenskommelse utan förlängning upphör när tiden går ut
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 2)
    När överenskommelsen bedöms per den 2021-12-31
    Så gäller överenskommelsen till och med 2021-12-31
    Och läget är "gäller"
    Och skälet är TERM-08 (§ 2)
    Och läget den 2022-01-01 är "har upphört"

  @TERM-09
  Scenario: En överenskommelse som bara förlängs om parterna kommer överens upphör annars
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 2)
    Och att den förlängs bara om parterna kommer överens om det
    När överenskommelsen bedöms per den 2021-12-31
    Så gäller överenskommelsen till och med 2021-12-31
    Och skälet är TERM-09
    Och läget den 2022-01-01 är "har upphört"

  @TERM-14
  Scenario: En överenskommelse tills vidare har ingen slutdag
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare (§ 2)
    Och att uppsägningstiden är 6 månader från uppsägningen (§ 3)
    När överenskommelsen bedöms per den 2026-11-20
    Så är ingen slutdag bestämd
    Och läget är "gäller"
    Och skälet är TERM-14 (§ 2)
