# language: sv

Egenskap: Kan vi fortfarande säga upp överenskommelsen?
  Ja: en uppsägning i dag gör att överenskommelsen upphör med den löpande perioden. Nej: det gör den inte, eller så
  upphör överenskommelsen av sig själv. Svaret gäller uppsägning, inte hävning.

  @TERMINATION-10 @COUNT-05
  Scenario: Frågan ställs den 20 november 2026 om en överenskommelse som aldrig har sagts upp
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När överenskommelsen bedöms per den 2026-11-20
    Så är svaret på frågan om uppsägning den 2026-11-20 ja
    Och svarets säkerhet är "säkert"
    Och sista dagen för uppsägning är 2026-12-31
    Och sista arbetsdagen dessförinnan är 2026-12-30
    Och en uppsägning samma dag leder till slutdagen 2027-12-31
    Och den förlängs annars till och med 2030-12-31
    Och skälet är TERMINATION-10 (§ 11)

  @TERMINATION-10 @TERMINATION-12
  Scenario: På sista dagen är svaret ja, dagen efter nej
    Givet överenskommelsen i scenarios/jamtland/ostersund.toml
    När överenskommelsen bedöms per den 2026-12-31
    Så är svaret på frågan om uppsägning den 2026-12-31 ja
    Och en uppsägning samma dag leder till slutdagen 2027-12-31
    Och svaret på frågan om uppsägning den 2027-01-01 är nej
    Och skälet är TERMINATION-12 (§ 11)
    Och sista dagen för uppsägning är 2026-12-31
    Och en uppsägning samma dag leder till slutdagen 2030-12-31
    Och nästa sista dag är 2029-12-31 till slutdagen 2030-12-31

  @TERMINATION-01
  Scenario: Om ett utkast kan frågan inte besvaras
    Givet överenskommelsen i scenarios/lansstyrelsen.toml
    När överenskommelsen bedöms per den 2026-11-20
    Så är svaret på frågan om uppsägning den 2026-11-20 att det inte går att avgöra
    Och svarets säkerhet är "uppgift saknas"
    Och skälet är TERMINATION-01

  @TERMINATION-02
  Scenario: Överenskommelsen har redan upphört
    Givet överenskommelsen i scenarios/vad-som-hande.toml
    När överenskommelsen bedöms per den 2023-01-01
    Så är svaret på frågan om uppsägning den 2023-01-01 att slutet redan är bestämt
    Och skälet är TERMINATION-02 (§ 10)

  @TERMINATION-03
  Scenario: Överenskommelsen är redan uppsagd
    Givet överenskommelsen i scenarios/vad-som-hande.toml
    När överenskommelsen bedöms per den 2021-12-30
    Så är svaret på frågan om uppsägning den 2021-12-30 ja
    Och svaret på frågan om uppsägning den 2021-12-31 är att slutet redan är bestämt
    Och skälet är TERMINATION-03 (§ 11)
    Och överenskommelsen gäller till och med 2022-12-31

  @TERMINATION-18
  Scenario: Överenskommelsen är redan uppsagd, men när den upphör kräver en bedömning
    Givet överenskommelsen i scenarios/energi-och-klimatradgivning.toml
    När en uppsägning från regionen kommer fram 2024-03-01
    Så är svaret på frågan om uppsägning den 2024-03-01 att slutet redan är bestämt
    Och svarets säkerhet är "kräver juridisk bedömning"
    Och skälet är TERMINATION-18

  @TERMINATION-04 @TERMINATION-10
  Scenario: Den ena parten får säga upp, den andra inte
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 10)
    Och att den förlängs av sig själv med 3 år i taget (§ 10)
    Och att den ska sägas upp skriftligen senast 12 månader före avtalsperiodens slut (§ 11)
    Och att bara regionen får säga upp den
    När överenskommelsen bedöms per den 2020-12-31
    Så är svaret till regionen den 2020-12-31 ja
    Och svaret till kommunen den 2020-12-31 är nej
    Och svaret på frågan om uppsägning den 2020-12-31 är ja
    Och skälet är TERMINATION-04 (§ 11)

  @TERMINATION-10 @TERMINATION-12
  Scenario: Parterna har olika uppsägningstid
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 10)
    Och att den förlängs av sig själv med 3 år i taget (§ 10)
    Och att den ska sägas upp skriftligen senast 12 månader före avtalsperiodens slut (§ 11)
    Och att kommunen i stället har uppsägningstiden 6 månader
    När överenskommelsen bedöms per den 2021-01-01
    Så är svaret till regionen den 2021-01-01 nej
    Och svaret till kommunen den 2021-01-01 är ja
    Och sista dagen för uppsägning för regionen är 2020-12-31
    Och sista dagen för uppsägning för kommunen är 2021-06-30

  @TERMINATION-05
  Scenario: En överenskommelse tills vidare utan uppsägningsklausul kan sägas upp, men tiden kräver en bedömning
    Givet överenskommelsen i scenarios/energi-och-klimatradgivning.toml
    När överenskommelsen bedöms per den 2026-11-20
    Så är svaret på frågan om uppsägning den 2026-11-20 ja
    Och svarets säkerhet är "kräver juridisk bedömning"
    Och det finns ingen sista dag för uppsägning
    Och skälet är TERMINATION-05

  @TERMINATION-06
  Scenario: Överenskommelsen förlängs om den inte sägs upp men säger inte när det senast ska ske
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 10)
    Och att den förlängs av sig själv med 3 år i taget (§ 10)
    Och att den inte säger något om uppsägning
    När överenskommelsen bedöms per den 2021-11-30
    Så är svaret på frågan om uppsägning den 2021-11-30 att det inte går att avgöra
    Och svarets säkerhet är "kräver juridisk bedömning"
    Och skälet är TERMINATION-06 (§ 10)

  @TERMINATION-07
  Scenario: En tidsbestämd överenskommelse utan uppsägningsklausul upphör av sig själv
    Givet överenskommelsen i scenarios/nseo.toml
    När överenskommelsen bedöms per den 2023-06-30
    Så är svaret på frågan om uppsägning den 2023-06-30 nej
    Och svarets säkerhet är "säkert"
    Och överenskommelsen gäller till och med 2023-12-31
    Och skälet är TERMINATION-07

  @TERMINATION-08
  Scenario: Uppsägningstiden räknas från avtalstidens slut, men överenskommelsen gäller tills vidare
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare (§ 2)
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 3)
    När överenskommelsen bedöms per den 2022-06-15
    Så är svaret på frågan om uppsägning den 2022-06-15 att det inte går att avgöra
    Och svarets säkerhet är "kräver juridisk bedömning"
    Och skälet är TERMINATION-08 (§ 3)

  @TERMINATION-09
  Scenario: En överenskommelse som upphör av sig själv behöver inte sägas upp
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 2)
    Och att den förlängs bara om parterna kommer överens om det
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 3)
    När överenskommelsen bedöms per den 2021-06-30
    Så är svaret på frågan om uppsägning den 2021-06-30 nej
    Och överenskommelsen gäller till och med 2021-12-31
    Och skälet är TERMINATION-09 (§ 2)

  @TERMINATION-10 @TERMINATION-11 @TERMINATION-12
  Scenario: Mellan de två dagar som kan vara den sista beror svaret på läsningen
    Givet en överenskommelse som gäller från och med 2022-07-01 till och med 2023-06-30 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 3)
    När överenskommelsen bedöms per den 2023-03-30
    Så är svaret på frågan om uppsägning den 2023-03-30 ja
    Och svaret på frågan om uppsägning den 2023-03-31 är att det inte går att avgöra
    Och svarets säkerhet är "beror på läsningen"
    Och skälet är TERMINATION-11 (§ 3)
    Och svaret på frågan om uppsägning den 2023-04-01 är nej

  @TERMINATION-13 @TERMINATION-14
  Scenario: Löpande uppsägningstid: sista dagen är den sista som löper ut inom perioden
    Givet en överenskommelse som gäller från och med 2022-03-01 till och med 2023-02-28 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att uppsägningstiden är 1 månad från uppsägningen (§ 3)
    När överenskommelsen bedöms per den 2023-01-31
    Så är svaret på frågan om uppsägning den 2023-01-31 ja
    Och sista dagen för uppsägning är 2023-01-31
    Och skälet är TERMINATION-13 (§ 3)
    Och svaret på frågan om uppsägning den 2023-02-01 är nej
    Och en uppsägning samma dag leder till slutdagen 2023-03-01
    Och skälet är TERMINATION-14 (§ 3)

  @TERMINATION-15
  Scenario: En överenskommelse tills vidare kan sägas upp när som helst
    Givet en överenskommelse som gäller från och med 2019-01-01 tills vidare (§ 2)
    Och att uppsägningstiden är 6 månader från uppsägningen (§ 3)
    När överenskommelsen bedöms per den 2026-11-20
    Så är svaret på frågan om uppsägning den 2026-11-20 ja
    Och svarets säkerhet är "säkert"
    Och en uppsägning samma dag leder till slutdagen 2027-05-20
    Och det finns ingen sista dag för uppsägning
    Och skälet är TERMINATION-15 (§ 3)

  @TERMINATION-16 @TERMINATION-10
  Scenario: Före den första dagen för uppsägning är svaret nej
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2021-12-31 (§ 10)
    Och att den förlängs av sig själv med 3 år i taget (§ 10)
    Och att den ska sägas upp skriftligen senast 12 månader före avtalsperiodens slut (§ 11)
    Och att uppsägning inte får ske före 2020-01-01
    När överenskommelsen bedöms per den 2019-12-31
    Så är svaret på frågan om uppsägning den 2019-12-31 nej
    Och första dagen för uppsägning är 2020-01-01
    Och skälet är TERMINATION-16 (§ 11)
    Och svaret på frågan om uppsägning den 2020-01-01 är ja

  @TERMINATION-17
  Scenario: Den som är bunden längre än perioden kan inte säga upp till periodens slut
    Givet en överenskommelse som gäller från och med 2022-01-01 till och med 2022-12-31 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 3)
    Och att ingen uppsägning får verkan före 2023-01-01
    När överenskommelsen bedöms per den 2022-06-15
    Så är svaret på frågan om uppsägning den 2022-06-15 nej
    Och skälet är TERMINATION-17 (§ 3)

  @TERMINATION-10
  Scenario: Den som är bunden till och med periodens sista dag kan säga upp till periodens slut
    Givet en överenskommelse som gäller från och med 2022-01-01 till och med 2022-12-31 (§ 2)
    Och att den förlängs av sig själv med 1 år i taget (§ 2)
    Och att den ska sägas upp senast 3 månader före avtalsperiodens slut (§ 3)
    Och att ingen uppsägning får verkan före 2022-12-31
    När överenskommelsen bedöms per den 2022-06-15
    Så är svaret på frågan om uppsägning den 2022-06-15 ja
    Och TERMINATION-17 är inget skäl
