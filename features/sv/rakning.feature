# language: sv

Egenskap: Hur uppsägningstiden räknas
  "Senast tre månader före avtalsperiodens slut" kan läsas på två sätt. Frist nämner båda och håller sig till den
  tidigare dagen, om överenskommelsen inte själv säger hur tiden ska räknas.

  @COUNT-05
  Scenario: Båda sätten att räkna ger samma dag
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 10)
    Och att den förlängs av sig själv med 3 år i taget (§ 10)
    Och att den ska sägas upp skriftligen senast 12 månader före avtalsperiodens slut (§ 11)
    När överenskommelsen bedöms per den 2020-11-20
    Så är sista dagen för uppsägning 2020-12-31
    Och det finns ingen annan tolkning av sista dagen
    Och skälet är COUNT-05 (§ 11)

  @COUNT-06
  Scenario: De två sätten att räkna ger olika dagar
    Givet en överenskommelse som gäller från och med 2022-07-01 till och med 2023-06-30 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 3)
    När överenskommelsen bedöms per den 2023-03-01
    Så är sista dagen för uppsägning 2023-03-30
    Och sista dagen enligt den andra tolkningen är 2023-03-31
    Och det frågas hur uppsägningstiden räknas
    Och skälet är COUNT-06 (§ 3)

  @COUNT-06
  Abstrakt Scenario: En uppsägning mellan de två dagarna är i tid enligt den ena tolkningen men inte enligt den andra
    Givet en överenskommelse som gäller från och med 2022-07-01 till och med 2023-06-30 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 3)
    När en uppsägning kommer fram <kom fram>
    Så är bedömningen "<bedömning>"
    Och läget är "gäller, slutdag bestämd"

    Exempel:
      | kom fram   | bedömning          |
      | 2023-03-30 | säkert             |
      | 2023-03-31 | beror på läsningen |
      | 2023-04-01 | säkert             |

  @COUNT-06
  Scenario: En uppsägning mellan de två dagarna har två möjliga slutdagar
    Givet en överenskommelse som gäller från och med 2022-07-01 till och med 2023-06-30 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 3)
    När en uppsägning kommer fram 2023-03-31
    Så är en tolkning att överenskommelsen gäller till och med 2024-06-30
    Och en tolkning är att överenskommelsen gäller till och med 2023-06-30

  @COUNT-03
  Abstrakt Scenario: Överenskommelsen säger att tiden räknas till samma dagnummer
    Givet en överenskommelse som gäller från och med 2022-07-01 till och med 2023-06-30 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 3)
    Och att uppsägningstiden räknas till samma dagnummer
    När en uppsägning kommer fram <kom fram>
    Så gäller överenskommelsen till och med <upphör>
    Och skälet är COUNT-03 (§ 3)

    Exempel:
      | kom fram   | upphör     |
      | 2023-03-30 | 2023-06-30 |
      | 2023-03-31 | 2024-06-30 |

  @COUNT-04
  Abstrakt Scenario: Överenskommelsen säger att tiden räknas i hela perioder
    Givet en överenskommelse som gäller från och med 2022-07-01 till och med 2023-06-30 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 3)
    Och att uppsägningstiden räknas i hela perioder
    När en uppsägning kommer fram <kom fram>
    Så gäller överenskommelsen till och med <upphör>
    Och skälet är COUNT-04 (§ 3)

    Exempel:
      | kom fram   | upphör     |
      | 2023-03-31 | 2023-06-30 |
      | 2023-04-01 | 2024-06-30 |

  @COUNT-02
  Abstrakt Scenario: Överenskommelsen anger den dag på året då uppsägning senast ska ske
    Givet en överenskommelse som gäller från och med 2022-01-01 till och med 2022-12-31 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den ska sägas upp senast den 1 november för att upphöra vid avtalsperiodens slut (§ 3)
    När en uppsägning kommer fram <kom fram>
    Så gäller överenskommelsen till och med <upphör>
    Och skälet är COUNT-02 (§ 3)

    Exempel:
      | kom fram   | upphör     |
      | 2022-11-01 | 2022-12-31 |
      | 2022-11-02 | 2023-12-31 |

  @COUNT-01 @TERM-03
  Scenario: Uppsägningstiden löper från uppsägningen
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare (§ 2)
    Och att uppsägningstiden är 3 månader från uppsägningen (§ 3)
    När en uppsägning kommer fram 2022-06-15
    Så gäller överenskommelsen till och med 2022-09-15
    Och läget är "gäller, slutdag bestämd"
    Och skälet är COUNT-01 (§ 3)
    Och skälet är TERM-03 (§ 3)

  @COUNT-01 @TERM-03
  Abstrakt Scenario: Uppsägningstiden löper ut vid ett månads-, kvartals- eller årsslut
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare (§ 2)
    Och att uppsägningstiden är 3 månader från uppsägningen (§ 3)
    Och att uppsägningstiden löper ut vid <vid>
    När en uppsägning kommer fram <kom fram>
    Så gäller överenskommelsen till och med <upphör>

    Exempel:
      | vid             | kom fram   | upphör     |
      | månadens slut   | 2022-06-30 | 2022-09-30 |
      | månadens slut   | 2022-07-01 | 2022-10-31 |
      | kvartalets slut | 2022-06-30 | 2022-09-30 |
      | kvartalets slut | 2022-07-01 | 2022-12-31 |
      | årets slut      | 2022-09-30 | 2022-12-31 |
      | årets slut      | 2022-10-01 | 2023-12-31 |

  @COUNT-01 @TERM-03
  Abstrakt Scenario: En månads uppsägningstid som löper ut i februari
    Givet en överenskommelse som gäller från och med 2022-03-01 till och med 2023-02-28 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att uppsägningstiden är 1 månad från uppsägningen (§ 3)
    När en uppsägning kommer fram <kom fram>
    Så gäller överenskommelsen till och med <upphör>

    Exempel:
      | kom fram   | upphör     |
      | 2023-01-28 | 2023-02-28 |
      | 2023-01-31 | 2023-02-28 |
      | 2023-02-01 | 2023-03-01 |

  @COUNT-06
  Scenario: Räknat från nästa avtalsperiods början kan också läsas på två sätt
    Givet en överenskommelse som gäller från och med 2022-03-01 till och med 2023-02-27 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den ska sägas upp senast 1 månad före nästa avtalsperiods början (§ 3)
    När överenskommelsen bedöms per den 2023-01-01
    Så är sista dagen för uppsägning 2023-01-28
    Och sista dagen enligt den andra tolkningen är 2023-01-31
    Och skälet är COUNT-06 (§ 3)
