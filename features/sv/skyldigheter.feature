# language: sv

Egenskap: Skyldigheter
  Var en skyldighet befinner sig: kommande, ska fullgöras, fullgjord, försenad, efterskänkt eller inte längre gällande.

  @DUTY-01 @DUTY-02 @DUTY-04
  Scenario: Den som inget har gjort är försenad först när perioden har gått ut
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31 (§ 10)
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    När överenskommelsen bedöms per den 2019-12-31
    Så är läget för verksamhetsberättelsen för 2019 "ska fullgöras"
    Och skälet är DUTY-02 (§ 8)
    Och läget för verksamhetsberättelsen för 2020 är "kommande"
    Och skälet är DUTY-01 (§ 8)
    Och läget för verksamhetsberättelsen för 2019 den 2020-01-01 är "försenad"
    Och skälet är DUTY-04 (§ 8)
    Och läget för verksamhetsberättelsen för 2020 är "ska fullgöras"

  @DUTY-08 @DUTYDAY-06
  Scenario: Fullgjord den sista dagen är fullgjord i rätt tid
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    När verksamhetsberättelsen för 2019 lämnas 2019-12-31
    Så är läget för verksamhetsberättelsen för 2019 den 2020-01-01 "fullgjord"
    Och skälet är DUTY-08 (§ 8)
    Och DUTY-09 är inget skäl

  @DUTY-09
  Scenario: Fullgjord en dag senare är fullgjord för sent
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    När verksamhetsberättelsen för 2019 lämnas 2020-01-01
    Så är läget för verksamhetsberättelsen för 2019 "fullgjord för sent"
    Och skälet är DUTY-09 (§ 8)

  @DUTY-04 @DUTY-09
  Scenario: Det som ska ske två gånger är inte fullgjort efter en
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna uppgifter till kommunen varje år (§ 4)
    Och att det ska ske minst två gånger i varje period
    När uppgifterna för 2020 lämnas 2020-05-04
    Och uppgifterna för 2020 lämnas 2021-01-01
    Så är läget för uppgifterna för 2020 den 2020-12-31 "ska fullgöras"
    Och läget för uppgifterna för 2020 den 2021-01-01 är "fullgjord för sent"
    Och läget för uppgifterna för 2019 är "försenad"

  @DUTY-05
  Scenario: Det som återstår av två gånger är försenat när perioden har gått ut
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna uppgifter till kommunen varje år (§ 4)
    Och att det ska ske minst två gånger i varje period
    När uppgifterna för 2020 lämnas 2020-05-04
    Så är läget för uppgifterna för 2020 den 2020-12-31 "ska fullgöras"
    Och läget för uppgifterna för 2020 den 2021-01-01 är "försenad"
    Och skälet är DUTY-05 (§ 4)

  @DUTY-08
  Scenario: Två gånger är nog
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna uppgifter till kommunen varje år (§ 4)
    Och att det ska ske minst två gånger i varje period
    När uppgifterna för 2020 lämnas 2020-05-04
    Och uppgifterna för 2020 lämnas 2020-12-31
    Så är läget för uppgifterna för 2020 den 2021-01-01 "fullgjord"

  @DUTY-01 @DUTY-03 @DUTY-07
  Scenario: Det sista årets berättelse ska lämnas också efter att överenskommelsen har upphört
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    Och att det ska ske senast den 31 mars
    Och att det avser perioden före
    När överenskommelsen bedöms per den 2022-12-31
    Så är läget för verksamhetsberättelsen för 2022 "kommande"
    Och läget för verksamhetsberättelsen för 2022 den 2023-03-31 är "ska fullgöras"
    Och skälet är DUTY-03 (§ 8)
    Och läget för verksamhetsberättelsen för 2022 den 2023-04-01 är "försenad"
    Och skälet är DUTY-07 (§ 8)

  @DUTY-07 @DUTY-13
  Scenario: En period som börjar efter slutet är ingen skyldighet
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31 (§ 10)
    Och att regionen ska lämna uppgifter till kommunen varje månad (§ 8)
    När överenskommelsen bedöms per den 2023-01-01
    Så är läget för uppgifterna för 2022-12 "försenad"
    Och läget för uppgifterna för 2023-01 är "gäller inte längre"
    Och skälet är DUTY-13 (§ 10)
    Och det finns inget krav på uppgifterna för 2023-02

  @DUTY-02 @DUTY-07
  Scenario: Den period som slutet skär av ska fullgöras till slutet
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-06-30
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    När överenskommelsen bedöms per den 2022-06-30
    Så är sista dagen för verksamhetsberättelsen för 2022 2022-06-30
    Och läget för verksamhetsberättelsen för 2022 är "ska fullgöras"
    Och läget för verksamhetsberättelsen för 2022 den 2022-07-01 är "försenad"

  @DUTY-12 @WAIVER-01
  Scenario: Den som har rätt till det kan efterskänka det, och bara från den period som avses
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    När kommunen efterskänker 2020-02-01 verksamhetsberättelsen för 2019
    Så är läget för verksamhetsberättelsen för 2019 den 2020-01-31 "försenad"
    Och läget för verksamhetsberättelsen för 2019 den 2020-02-01 är "efterskänkt"
    Och skälet är DUTY-12 (§ 8)
    Och läget för verksamhetsberättelsen för 2020 är "ska fullgöras"

  @DUTY-04 @WAIVER-02
  Scenario: Den som ska fullgöra kan inte själv efterskänka
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    När regionen efterskänker 2020-02-01 verksamhetsberättelsen för 2019
    Så är läget för verksamhetsberättelsen för 2019 "försenad"
    Och skälet är WAIVER-02 (§ 8)

  @DUTY-20 @WAIVER-03
  Scenario: Om en medlem kan efterskänka för hela rådet kräver en bedömning
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen och kommunen möts i samverkansrådet
    Och att regionen ska lämna en verksamhetsberättelse till samverkansrådet varje år (§ 8)
    När kommunen efterskänker 2020-02-01 verksamhetsberättelsen för 2019
    Så är läget för verksamhetsberättelsen för 2019 "går inte att avgöra"
    Och bedömningen av verksamhetsberättelsen för 2019 är "kräver juridisk bedömning"
    Och skälet är DUTY-20 (§ 8)
    Och läget för verksamhetsberättelsen för 2020 är "ska fullgöras"

  @DUTY-17
  Scenario: Så länge det inte framgår att överenskommelsen gäller går det inte att avgöra
    Givet en överenskommelse som gäller två år från det att båda parter har undertecknat
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    När överenskommelsen bedöms per den 2020-06-01
    Så är läget för verksamhetsberättelsen för 2020 "går inte att avgöra"
    Och bedömningen av verksamhetsberättelsen för 2020 är "uppgift saknas"
    Och en fråga ställs om verksamhetsberättelsen för 2020

  @DUTY-02
  Scenario: När båda har undertecknat gäller skyldigheten
    Givet en överenskommelse som gäller två år från det att båda parter har undertecknat
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    När regionen undertecknar 2020-05-04
    Och kommunen undertecknar 2020-06-01
    Så är läget för verksamhetsberättelsen för 2020 "ska fullgöras"
    Och DUTY-17 är inget skäl

  @DUTY-04 @DUTY-18
  Scenario: Efter en hävning som inte är prövad kräver de följande perioderna en bedömning
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31 (§ 10)
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    När regionen häver överenskommelsen 2020-06-30
    Så är läget för verksamhetsberättelsen för 2019 den 2020-06-29 "försenad"
    Och läget för verksamhetsberättelsen för 2021 är "kommande"
    Och läget för verksamhetsberättelsen för 2021 den 2020-06-30 är "går inte att avgöra"
    Och bedömningen av verksamhetsberättelsen för 2021 är "kräver juridisk bedömning"
    Och skälet är DUTY-18 (§ 10)

  @REQUEST-01 @DUTYDAY-01 @DUTY-02 @DUTY-04
  Scenario: Det som begärs ska lämnas inom de arbetsdagar som är bestämda
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna uppgifter till kommunen på begäran (§ 9)
    Och att det ska ske inom 2 arbetsdagar
    När kommunen begär uppgifterna 2022-06-22
    Så är sista dagen för uppgifterna begärda 2022-06-22 2022-06-27
    Och läget för uppgifterna begärda 2022-06-22 den 2022-06-27 är "ska fullgöras"
    Och läget för uppgifterna begärda 2022-06-22 den 2022-06-28 är "försenad"
    Och skälet är REQUEST-01 (§ 9)

  @REQUEST-02
  Scenario: En begäran från någon annan än den som har rätt till det har ingen verkan
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att länsstyrelsen också är part
    Och att regionen ska lämna uppgifter till kommunen på begäran (§ 9)
    När länsstyrelsen begär uppgifterna 2022-06-22
    Så finns inget krav på uppgifterna begärda 2022-06-22
    Och skälet är REQUEST-02 (§ 9)

  @DUTYDAY-07 @DUTY-02
  Scenario: När det som har begärts är försenat kräver en bedömning om inga dagar är bestämda
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna uppgifter till kommunen på begäran (§ 9)
    När kommunen begär uppgifterna 2022-06-22
    Så är ingen sista dag känd för uppgifterna begärda 2022-06-22
    Och läget för uppgifterna begärda 2022-06-22 den 2022-12-31 är "ska fullgöras"
    Och en fråga ställs om uppgifterna begärda 2022-06-22
    Och skälet är DUTYDAY-07 (§ 9)

  @DUTY-08 @DUTYDAY-07
  Scenario: Det som inte har någon sista dag är i rätt tid när det än lämnas
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna uppgifter till kommunen på begäran (§ 9)
    När kommunen begär uppgifterna 2022-06-22
    Och uppgifterna begärda 2022-06-22 lämnas 2022-10-03
    Så är läget för uppgifterna begärda 2022-06-22 "fullgjord"

  @WAIVER-01 @WAIVER-04 @DUTY-12 @DUTY-20
  Scenario: En eftergift utan period gäller det som ska fullgöras senast den dagen eller senare
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    När kommunen efterskänker 2020-12-31 verksamhetsberättelsen
    Så är läget för verksamhetsberättelsen för 2020 "efterskänkt"
    Och skälet är WAIVER-01 (§ 8)
    Och läget för verksamhetsberättelsen för 2019 är "går inte att avgöra"
    Och bedömningen av verksamhetsberättelsen för 2019 är "kräver juridisk bedömning"
    Och skälet är WAIVER-04 (§ 8)

  @WAIVER-05 @DUTY-22 @DUTY-12
  Scenario: En eftergift vars dag bara är känd till månaden gäller säkert först när månaden har gått
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    När kommunen efterskänker någon dag i juni 2020 verksamhetsberättelsen för 2020
    Och överenskommelsen bedöms per den 2020-06-29
    Så är läget för verksamhetsberättelsen för 2020 "går inte att avgöra"
    Och bedömningen av verksamhetsberättelsen för 2020 är "uppgift saknas"
    Och en fråga ställs om verksamhetsberättelsen för 2020
    Och skälet är WAIVER-05 (§ 8)
    Och läget för verksamhetsberättelsen för 2020 den 2020-06-30 är "efterskänkt"

  @WAIVER-06 @DUTY-09
  Scenario: Det som var fullgjort när det efterskänktes är fortfarande fullgjort
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    När verksamhetsberättelsen för 2019 lämnas 2020-02-01
    Och kommunen efterskänker 2020-02-01 verksamhetsberättelsen för 2019
    Så är läget för verksamhetsberättelsen för 2019 "fullgjord för sent"
    Och skälet är WAIVER-06 (§ 8)

  @WAIVER-07 @DUTY-12
  Scenario: Vem som efterskänkte framgår inte
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    När verksamhetsberättelsen för 2019 efterskänks 2020-02-01
    Så är läget för verksamhetsberättelsen för 2019 "efterskänkt"
    Och skälet är WAIVER-07 (§ 8)

  @REQUEST-03 @DUTY-02
  Scenario: Vem som begärde framgår inte
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna uppgifter till kommunen på begäran (§ 9)
    När uppgifterna begärs 2022-06-22
    Så är läget för uppgifterna begärda 2022-06-22 "ska fullgöras"
    Och skälet är REQUEST-03 (§ 9)

  @DUTY-23
  Scenario: Om det som någon annan har gjort räcker kräver en bedömning
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen ska lämna en verksamhetsberättelse till kommunen varje år (§ 8)
    När kommunen lämnar verksamhetsberättelsen för 2019 2019-12-31
    Så är läget för verksamhetsberättelsen för 2019 "går inte att avgöra"
    Och bedömningen av verksamhetsberättelsen för 2019 är "kräver juridisk bedömning"
    Och skälet är DUTY-23 (§ 8)
    Och läget för verksamhetsberättelsen för 2020 är "kommande"

  @DUTY-24 @DUTY-02
  Scenario: När rådet inte finns längre gäller inte heller skyldigheten mot det
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen och kommunen möts i samverkansrådet
    Och att samverkansrådet finns till och med 2020-06-30
    Och att regionen ska lämna uppgifter till samverkansrådet varje månad (§ 8)
    När överenskommelsen bedöms per den 2020-06-30
    Så är läget för uppgifterna för 2020-06 "ska fullgöras"
    Och läget för uppgifterna för 2020-07 är "gäller inte längre"
    Och skälet är DUTY-24 (§ 8)

  @DUTY-25
  Scenario: När bara månaden för rådets sista dag är känd går det inte att avgöra
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31
    Och att regionen och kommunen möts i samverkansrådet
    Och att samverkansrådet finns till någon dag i juli 2020
    Och att regionen ska lämna uppgifter till samverkansrådet på begäran (§ 8)
    När kommunen begär uppgifterna 2020-07-15
    Så är läget för uppgifterna begärda 2020-07-15 "går inte att avgöra"
    Och bedömningen av uppgifterna begärda 2020-07-15 är "uppgift saknas"
    Och skälet är DUTY-25 (§ 8)

  @DUTY-26
  Scenario: En begäran efter slutet kan avse tiden före det
    Givet en överenskommelse som gäller från och med 2019-01-01 till och med 2022-12-31 (§ 10)
    Och att regionen ska lämna uppgifter till kommunen på begäran (§ 9)
    När kommunen begär uppgifterna 2023-01-01
    Så är läget för uppgifterna begärda 2023-01-01 "går inte att avgöra"
    Och bedömningen av uppgifterna begärda 2023-01-01 är "kräver juridisk bedömning"
    Och skälet är DUTY-26 (§ 10)
