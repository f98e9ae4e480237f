# language: sv

Egenskap: Option på förlängning
  En option är ingen automatisk förlängning: utnyttjas den inte upphör överenskommelsen.

  Bakgrund:
    Givet en överenskommelse som gäller från och med 2021-07-01 till och med 2023-06-30 (§ 2)
    Och att regionen har option på förlängning med 1 år i taget, högst två gånger (§ 4)
    Och att optionen ska utnyttjas senast 3 månader före avtalsperiodens slut

  @TERM-10
  Scenario: Så länge optionen kan utnyttjas är slutet inte bestämt
    När överenskommelsen bedöms per den 2023-03-31
    Så är ingen slutdag bestämd
    Och skälet är TERM-10 (§ 4)

  @TERM-12
  Scenario: Dagen efter optionens sista dag är slutet bestämt
    När överenskommelsen bedöms per den 2023-04-01
    Så gäller överenskommelsen till och med 2023-06-30
    Och läget är "gäller"
    Och skälet är TERM-12 (§ 4)
    Och läget den 2023-07-01 är "har upphört"

  @OPTION-01 @TERM-11
  Scenario: Optionen utnyttjas i tid
    När regionen utnyttjar optionen 2023-03-30
    Så är ingen slutdag bestämd
    Och skälet är OPTION-01 (§ 4)
    Och skälet är TERM-11 (§ 4)
    Och läget den 2023-07-01 är "gäller"
    Och avtalsperiod 2 gäller från och med 2023-07-01 till och med 2024-06-30

  @OPTION-05
  Scenario: Optionen utnyttjas mellan de två dagar som kan vara den sista
    När regionen utnyttjar optionen 2023-03-31
    Och överenskommelsen bedöms per den 2023-04-01
    Så är bedömningen "beror på läsningen"
    Och en tolkning är att överenskommelsen gäller till och med 2023-06-30
    Och en tolkning är att ingen slutdag är bestämd
    Och skälet är OPTION-05 (§ 4)

  @OPTION-03 @TERM-12
  Scenario: Optionen utnyttjas för sent
    När regionen utnyttjar optionen 2023-04-01
    Så gäller överenskommelsen till och med 2023-06-30
    Och skälet är OPTION-03 (§ 4)

  @OPTION-02
  Scenario: Bara den som har optionen kan utnyttja den
    När kommunen utnyttjar optionen 2023-03-01
    Och överenskommelsen bedöms per den 2023-04-01
    Så gäller överenskommelsen till och med 2023-06-30
    Och skälet är OPTION-02 (§ 4)

  @OPTION-04 @TERM-12
  Scenario: När optionen har utnyttjats så många gånger som den får finns ingen kvar
    Givet att regionen utnyttjade optionen 2023-03-01
    Och att regionen utnyttjade optionen 2024-03-01
    När regionen utnyttjar optionen 2025-03-01
    Så gäller överenskommelsen till och med 2025-06-30
    Och skälet är OPTION-04 (§ 4)
    Och skälet är TERM-12 (§ 4)

  @OPTION-01 @TERM-11
  Scenario: En utnyttjad option gör inte att en överenskommelse utan uppsägningsklausul kan sägas upp
    Givet att regionen utnyttjade optionen 2023-03-01
    När överenskommelsen bedöms per den 2023-04-03
    Så är svaret på frågan om uppsägning den 2023-04-03 nej
    Och svarets säkerhet är "säkert"

  @OPTION-01 @TERM-11 @TERMINATION-19
  Scenario: En uppsägning bryter inte den period som optionen redan har gett
    Givet att den ska sägas upp senast 1 månad före avtalsperiodens slut (§ 5)
    Och att regionen utnyttjade optionen 2023-03-01
    När en uppsägning från kommunen kommer fram 2023-04-03
    Så är ingen slutdag bestämd
    Och skälet är TERMINATION-19 (§ 4)
    Och läget den 2023-07-01 är "gäller"

  @OPTION-01 @TERM-11 @TERMINATION-09 @TERMINATION-19
  Scenario: När en uppsägning inte längre bryter perioden är svaret nej
    Givet att den ska sägas upp senast 1 månad före avtalsperiodens slut (§ 5)
    Och att regionen utnyttjade optionen 2023-03-01
    När överenskommelsen bedöms per den 2023-04-03
    Så är svaret på frågan om uppsägning den 2023-04-03 nej
    Och skälet är TERMINATION-19 (§ 4)
    Och svaret på frågan om uppsägning den 2023-02-28 är nej
    Och TERMINATION-19 är inget skäl
    Och skälet är TERMINATION-09 (§ 2)

  @OPTION-01 @TERM-03 @TERMINATION-13
  Scenario: En löpande uppsägning kan ges fast optionen är utnyttjad
    Givet att uppsägningstiden är 1 månad från uppsägningen (§ 5)
    Och att regionen utnyttjade optionen 2023-03-01
    När överenskommelsen bedöms per den 2023-04-03
    Så är svaret på frågan om uppsägning den 2023-04-03 ja
    Och skälet är TERMINATION-13 (§ 5)
    Och TERMINATION-19 är inget skäl
    När en uppsägning från kommunen kommer fram 2023-04-03
    Så gäller överenskommelsen till och med 2023-05-03
    Och skälet är TERM-03
