/**
 * What people choose most often, as published lists of leaked passwords show, in English and in Indonesian: whole
 * passwords, and the words that they are put together from. Written in small letters, without signs; digits and signs
 * around a word, letters swapped for look-alikes, two words in a row, a word twice and walks over the keyboard are
 * found by rule (see password.ts), so that each word here stands for some thousands of passwords.
 */
const text = `
password passwort passwords passw0rd password1 password12 password123 password1234 mypassword mypassword1 thepassword
newpassword yourpassword ourpassword changeme changethis changemenow changepassword resetpassword temppassword
temporary defaultpassword default letmein letmein1 letmeinnow letmeinplease opensesame sesame secret secret123
topsecret secretword secretpassword nopassword nopass passcode passkey passphrase password2 passpass login loginlogin
logmein signin welcome welcome1 welcome123 welcomehome welcomeback administrator administration admin admin123
adminadmin admin1234 adminpass administrador superadmin sysadmin webadmin rootroot rootpass root toor superuser
supervisor operator manager moderator master webmaster hostmaster postmaster guestguest guest user username useruser
testtest testing testing123 testing1 test test123 test1234 tester demodemo demo demo1234 example sample trial
trustno1 trustnoone trustme believe iloveyou iloveyou1 iloveyou2 iloveyou12 iloveyou123 iloveyousomuch
iloveyouforever iloveyoubaby iloveyoumom iloveyoumommy iloveyoutoo iloveyoumore iloveyoualways iloveme iloveme1
ilovemyself ilovemymom ilovemymum ilovemydad ilovemyfamily ilovemywife ilovemykids ilovemybaby ilovemydog
ilovemycat ilovegod ilovejesus ilovemusic ilovelife ilovesex ilovelove iloveit ilove loveyou loveyou1 loveyou2
loveme loveme1 lovelove lovelife loveislife loveforever foreverlove forever forever1 foreveryoung foreverandever
lovers lover loverboy lovergirl lovely lovelyday loving love mylove mylove1 mylover truelove firstlove onelove
biglove babylove sweetlove sweetheart sweetie sweetness sweety sweet sweetpea sweet16 sweetdreams honey honeybee
honeybear honeybunny honeymoon darling darling1 sunshine sunshine1 sunshine12 sunflower sunset sunrise sunny sunday
sunlight moonlight moonshine starlight stargate starwars starwars1 startrek superstar rockstar rockstar1 allstar
popstar lonestar starfish starcraft starbucks starfire stardust shadow shadow1 shadows shadow12 shadowman
monkey monkey1 monkey12 monkey123 monkeys monkeyman monkeyboy monkeybutt dragon dragon1 dragon12 dragon123 dragons
dragonfly dragonball dragonballz dragonfire blackdragon reddragon golddragon football football1 football12 footballer
fotball futbol soccer soccer1 soccer12 soccer10 soccer123 soccerstar baseball baseball1 baseball12 basketball
basketball1 basketball23 volleyball volleyball1 softball softball1 hockey hockey1 tennis tennis1 lacrosse wrestling
wrestler gymnast gymnastics swimming swimmer cheerleader cheer skateboard skateboarding skater skater1 snowboard
snowboarder surfing surfer running runner cycling bicycle motocross motorcycle motorbike racing racecar nascar
superman superman1 superman12 batman batman1 batman12 batman123 spiderman spiderman1 ironman ironman1 wolverine
captain captainamerica wonderwoman catwoman hulk avengers deadpool joker joker1 jokerjoker harleyquinn xmen punisher
daredevil greenarrow greenlantern transformers optimusprime terminator predator highlander gladiator braveheart
matrix neo matrix1 morpheus trinity hannibal godfather scarface goodfellas jamesbond jamesbond007 bond007 agent007
princess princess1 princess12 princess123 princesa princesita queen queenbee kingking king kingkong kingkong1 prince
prince1 princes angel angel1 angel12 angel123 angels angelbaby angelica angelina angeleyes angel1234 babyangel
babygirl babygirl1 babygirl12 babygirl123 babyboy babyboy1 babyface babydoll babybaby baby baby123 babyblue babycakes
buttercup butterfly butterfly1 butterfly7 butterflies flower flower1 flowers flowerpower rainbow rainbow1 rainbows
unicorn unicorns fairy fairytale cinderella snowwhite sleepingbeauty tinkerbell tinkerbell1 tinker mickey mickey1
mickeymouse minnie minniemouse donald donaldduck daisy goofy pluto disney disney1 disneyland pooh poohbear
winnie winniethepooh tigger tigger1 eeyore piglet bambi dumbo nemo findingnemo lionking simba simba1 hakunamatata
stitch liloandstitch pocahontas aladdin jasmine jasmine1 jasmine12 spongebob spongebob1 patrick squidward sandy
scooby scooby1 scoobydoo garfield snoopy snoopy1 peanuts charliebrown pikachu pikachu1 pokemon pokemon1 pokemon12
pokemon123 charizard bulbasaur digimon naruto naruto1 naruto12 naruto123 narutouzumaki sasuke sasuke1 sakura itachi
kakashi uchiha onepiece luffy zoro bleach ichigo goku vegeta gokussj inuyasha sailormoon hellokitty hellokitty1 kitty
kitty1 kittycat kittens kitten puppies puppy puppy1 puppylove doggie doggy bulldog bulldog1 bulldogs rottweiler
pitbull labrador retriever dalmatian chihuahua poodle beagle terrier germanshepherd huskies husky wolfpack wolf
wolves werewolf tiger tiger1 tigers tiger123 lions lion lioness panther panthers pinkpanther blackpanther jaguar
leopard cheetah cougar eagle eagle1 eagles falcon falcons hawkeye hawks phoenix phoenix1 raven ravens penguin penguins
dolphin dolphin1 dolphins shark sharks turtle turtles whale octopus spider scorpion scorpio scorpions cobra python
viper snake rabbit rabbits bunny bunny1 hamster elephant elephants giraffe zebra gorilla chicken chicken1 duck ducks
horses horse horse1 pony mustang mustang1 stallion bronco broncos cowboys cowboys1 cowboy cowgirl dallascowboys
steelers steelers1 packers packers1 raiders raiders1 patriots chargers redskins giants giants1 yankees yankees1
yankees2 redsox redsox1 dodgers cardinals braves cubs whitesox lakers lakers1 lakers24 celtics bulls chicagobulls
warriors spurs knicks rockets jordan jordan1 jordan12 jordan23 michaeljordan kobe kobebryant kobe24 lebron lebron23
lebronjames curry iverson shaq liverpool liverpool1 liverpoolfc liverpool12 liverpool8 arsenal arsenal1 arsenal12
arsenal123 arsenalfc chelsea chelsea1 chelsea12 chelsea123 chelseafc manchester manchester1 manchesterunited
manchestercity manutd manutd1 manunited everton everton1 tottenham newcastle westham astonvilla celtic celtic1
rangers rangers1 barcelona barcelona1 barca fcbarcelona realmadrid realmadrid1 madrid atletico juventus juventus1
juve milan acmilan intermilan inter bayern bayernmunich dortmund ajax galatasaray fenerbahce besiktas benfica sporting
ronaldo ronaldo1 ronaldo7 cristiano cristianoronaldo messi messi10 lionelmessi neymar neymar11 ronaldinho zidane
beckham beckham7 davidbeckham rooney gerrard gerrard8 torres lampard drogba maradona pele kaka
qwerty qwerty1 qwerty12 qwerty123 qwerty1234 qwerty12345 qwertyui qwertyuiop azerty azertyuiop qwertz qwertzuiop
asdfgh asdfghjk asdfghjkl asdfasdf asdf asdf1234 asdfjkl zxcvbn zxcvbnm zxcvbnm1 zxcvbnm123 zxcv zxcv1234 qazwsx
qazwsx1 qazwsx123 qazwsxedc qazxsw qazxswedc wsxedc 1qaz2wsx 1qazxsw2 1q2w3e 1q2w3e4r 1q2w3e4r5t q1w2e3 q1w2e3r4
q1w2e3r4t5 zaq12wsx zaq1xsw2 xsw2zaq1 qweasd qweasdzxc qwe123 qwe123qwe qweqwe qweqweqwe asdasd asdasdasd zxczxc
zxczxczxc qwer1234 qwerasdf qwerqwer poiuytrewq lkjhgfdsa mnbvcxz poiuyt qwaszx abc123 abc1234 abcd1234 abcabc abcdef
abcdefg abcdefgh abcdefghi a1b2c3 a1b2c3d4 aabbcc aabbccdd 123abc 123qwe 123qweasd 123456a a123456 a123456789
123456789a 12345678a 1234qwer 12qwaszx 159753 147258 147258369 741852963 789456123 987654321 123123 123321 112233
11223344 121212 131313 123654 123654789 456789 102030 10203040 101010 111111 111222 123459876 246810 13579 135792468
computer computer1 computers laptop keyboard internet internet1 network networks wireless website windows windows7
windows10 windowsxp microsoft apple1 appleapple macintosh macbook iphone android samsung samsung1 samsung123 nokia
nokia123 nokian sony sonyericsson playstation playstation2 playstation3 playstation4 xbox xbox360 nintendo nintendo64
gamecube wii gameboy gamer gamers gaming minecraft minecraft1 roblox fortnite pubg dota dota2 warcraft worldofwarcraft
warhammer diablo diablo2 starfox zelda zelda1 mario supermario luigi sonic finalfantasy finalfantasy7 halo halo3
callofduty counterstrike battlefield assassin assassinscreed assassins metalgear residentevil tekken mortalkombat
silenthill fallout skyrim leagueoflegends overwatch runescape runescape1 maplestory google google1 google123 gmail
yahoo yahoo1 yahoo123 hotmail hotmail1 facebook facebook1 facebook123 myspace myspace1 twitter instagram youtube
tiktok whatsapp telegram linkedin linkedin1 netflix amazon spotify tumblr snapchat wordpass wordpress adobe adobe123
photoshop photoshop1 database oracle cisco mysql server linux ubuntu debian redhat github hacker hackers hacking
cracker matrix123 cyber cyberpunk programmer developer engineer engineering technology science scientist mathematics
chemistry biology physics history geography student students teacher teachers school school1 highschool college
university graduate graduation doctor nurse nursing lawyer police policeman fireman firefighter soldier marines
military army airforce navy navyseal pilot captain1 sailor driver trucker mechanic builder carpenter electrician
plumber chef cooking baker waiter artist dancer dancing singer actress musician music music1 music123 musica
musiclover guitar guitar1 guitarman guitarist piano violin drummer drums drum trumpet saxophone rocknroll rockandroll
rock metal metallica metallica1 nirvana nirvana1 slipknot slipknot1 slipknot6 linkinpark linkinpark1 greenday
greenday1 blink182 evanescence paramore ironmaiden megadeth slayer pantera korn korn1 systemofadown marilynmanson
acdc ledzeppelin pinkfloyd pinkfloyd1 beatles thebeatles rollingstones queen1 u2 coldplay radiohead oasis foofighters
pearljam soundgarden guns guns123 gunsnroses bonjovi aerosmith eminem eminem1 tupac tupac1 2pac biggie snoopdogg 50cent
50cent1 lilwayne lilwayne1 drake kanye jayz beyonce rihanna rihanna1 britney britney1 britneyspears madonna shakira
jennifer jennifer1 jenniferlopez justinbieber justin justin1 justinbieber1 biebs onedirection 1direction harrystyles
ladygaga katyperry taylorswift taylor taylor1 selenagomez demilovato mileycyrus hannahmontana jonasbrothers
jonasbrothers1 nickjonas joejonas zacefron highschoolmusical twilight twilight1 edwardcullen jacobblack vampire
vampires buffy harrypotter harrypotter1 potter hermione dumbledore hogwarts gryffindor slytherin voldemort
lordoftherings gandalf gandalf1 frodo aragorn legolas hobbit mordor gollum gameofthrones winteriscoming dracarys
westeros khaleesi breakingbad walkingdead thewalkingdead supernatural sherlock doctorwho torchwood simpsons
thesimpsons homersimpson bartsimpson familyguy southpark southpark1 cartman friends friends1 bestfriend bestfriends
bestfriends1 friendship friendsforever buddy buddy1 buddy123 buddyboy family family1 familia familyfirst myfamily
mommy mommy1 mother mother1 mom mum mummy mama mamamia daddy daddy1 daddysgirl father father1 dad papa grandma grandpa
sister sister1 sisters brother brother1 brothers husband wife married marriage wedding children kids mykids
childrens daughter son twins twinkle little littleman littleone littlegirl bigboy bigman bigdaddy bigmac big
boyfriend girlfriend boys girls girl boy sexy sexy123 sexygirl sexyboy sexybitch sexylady sexymama sexything sexyme
hottie hottie1 hotgirl hotboy hotstuff hotdog hotrod fuckyou fuckyou1 fuckyou2 fuckyou123 fuckoff fuckoff1 fuckme
fuckthis fucker motherfucker asshole asshole1 bitch bitch1 bitches bullshit shithead dickhead pussy pussycat bastard
cumshot boobies blowjob penis vagina playboy playboy1 playgirl player player1 players playa playtime pimpin pimp
pimpdaddy gangster gangsta gangsta1 thuglife thug blackman blackberry blackbird blackcat blackhole
blackjack blackmetal blackout blackrose blackwhite whiteboy whitegirl whitetiger whitewolf blueblue bluebell bluebird
blueberry bluedragon blueeyes bluemoon bluesky blues blue blue123 blue1234 red red123 redred redrose redhead redneck
redbull redline redskin green green1 greenapple greentea greenland yellow yellow1 orange orange1 orange12 oranges
purple purple1 purple12 purple123 pinkpink pink pink123 pinklady pinky silver silver1 silverado golden goldfish
goldeneye golf golfer golfing golfball gold diamond diamond1 diamonds crystal crystal1 emerald sapphire ruby pearl
platinum titanium chocolate chocolate1 chocolat vanilla cookie cookie1 cookie12 cookies cookiemonster cupcake cupcake1
cupcakes candy candy1 candygirl sugar sugar1 brownie muffin muffin1 pancake pancakes bananas banana banana1 apples
apple apple123 cherry cherry1 strawberry strawberry1 pineapple watermelon peaches peach coconut mango lemon lemonade
tomato potato pumpkin pumpkin1 pepper pepper1 pepperoni ginger ginger1 cinnamon peanut peanut1 peanutbutter butter
cheese cheese1 cheesecake cheeseburger hamburger pizza pizza1 pizzahut spaghetti noodles chips coffee coffee1 coffeecup
cocacola coca cola pepsi pepsi1 mountaindew drpepper budweiser heineken corona vodka whiskey whisky tequila jackdaniels
guinness cigarette marijuana weed420 smokeweed420 smoke420 smokeweed stoner ganja bobmarley cannabis summer summer1
summer01 summer05 summer06 summer07 summer08 summer09 summer10 summer12 summer2020 summertime winter winter1 winter12
wintertime autumn spring springtime springfield january february march april april1 monday tuesday wednesday thursday
friday friday13 saturday weekend september october october1 november november1 december december1 august august1
birthday happybirthday happyday happydays happy happy1 happy123 happygirl happyness happiness happyfeet happyface
happylife happyend happymeal smile smile1 smiley smiley1 smiles laughing laughter lucky lucky1 lucky7 lucky13 lucky777
luckyme luckyone luckycharm goodluck goodday goodlife goodgirl goodboy goodmorning goodnight goodbye hello hello1
hello12 hello123 hello1234 hellohello helloworld hellothere hellome helloyou hellyeah hell hello2u whatever whatever1
whatsup wassup nothing nothing1 something anything everything everyone somebody nobody nobody1 whoami whocares idontknow
idontcare dontknow dontforget forgetit forget forgotten remember rememberme iforgot number1 numberone number123 no1
thebest thebest1 bestever best thebeast beautiful beautiful1 beauty beautygirl handsome pretty prettygirl prettywoman
gorgeous cutie cutie1 cutiepie cutiepie1 cute awesome awesome1 awesomeness amazing perfect excellent fantastic fabulous
wonderful wonderland wonder winner winner1 winning victory victoria victoria1 victor victory1 champion champion1
champions champ legend legend1 legendary hero heroes hero123 warrior warrior1 fighter fighting streetfighter killer
killer1 killer12 killer123 killbill killme killers killyou murder death death1 deathnote deathstar dead devil devil666
devilmaycry demon demons evil lucifer lucifer666 satan satan666 hellboy heaven heaven1 heavenly jesus jesus1 jesus123
jesus777 jesuschrist jesusislord jesuslovesme jesussaves jesusfreak jesusisking christ christian christian1 christine
christina christina1 christopher christopher1 christmas christmas1 church bible biblical faith faith1 faithful faithhope
hope hopeful grace grace1 graceful blessed blessed1 blessing blessings believer godislove godisgood godisgreat
godbless godblessme godblessyou godisable godfirst god almighty lordjesus praisegod praise prayer praying pray
holyspirit spirit spiritual trinity1 savior saviour angelsofgod freedom freedom1 liberty justice justice1 peace peace1
peacelove peaceful peaceandlove harmony destiny destiny1 fortune forgiven mercy patience wisdom knowledge power power1
powerful powers money money1 money123 moneymaker moneyman moneymoney cash cashmoney dollars dollar million millionaire
billion rich richman business success success1 successful work worker job office secret1 secrets mystery mystery1 magic
magic1 magical magician wizard wizard1 witch merlin merlin1 excalibur camelot dungeon castle knight knights kingdom
empire emperor samurai samurai1 ninja ninja1 ninjas bushido katana shogun karate taekwondo kungfu kickboxing boxing
boxer brucelee jackiechan jackie jetli judo kickass badboy badboy1 badboys badgirl badass badass1 crazy crazy1 crazy123
crazyboy crazygirl crazyfrog psycho psycho1 maniac lunatic mental insane insanity wicked freak freaky weirdo stupid
stupid1 idiot loser loser1 dumbass ugly fatboy fatman fat slim slimshady shorty shorty1 smokey smokey1 smokie
bandit bandit1 bailey bailey1 maggie maggie1 molly molly1 mollydog sadie sophie sophie1 lucy lucy123 chloe chloe1 bella
bella1 bella123 rocky rocky1 rockyou rockyou1 rocky123 rusty duke casper casper1 oscar oscar1 max maxwell maximus
maximus1 maxmax toby tobias teddy teddybear teddybear1 teddy1 bear bears bear123 gummybear gummybears polarbear
pandabear panda panda1 panda123 koala kangaroo sparky sparky1 sparkle sparkles lucky12 charlie charlie1 charlie12
charlie123 charley charles charles1 buster buster1 buster12 harley harley1 harleydavidson davidson hunter hunter1
hunter12 hunter123 hunting fishing fishing1 fisherman fish fishes camping hiking climbing climber mountain mountains
river rivers ocean oceans oceanblue beach beach1 beachboy beaches beachbum island islands paradise paradise1 tropical
sunnyday summerlove thunder thunder1 thunderbird lightning lightning1 storm stormy tornado hurricane tsunami earthquake
volcano fire fireball firebird firefly firefox firestorm flame flames inferno ice iceman iceman1 icecream icecream1
icecube snow snowball snowflake snowman snowman1 snowy frosty frozen crystal2 water water1 waterfall watermelon1 waters
windy earth planet jupiter saturn neptune mercury venus pluto1 galaxy galaxy1 universe cosmos apollo apollo11 apollo13
zeus hercules athena aphrodite artemis poseidon achilles olympus spartan spartan1 spartans spartan117 sparta trojan
trojans titan titans vikings viking pirate pirates pirate1 jacksparrow blackpearl caribbean treasure adventure explorer
explorer1 discovery discover voyager enterprise columbia challenger endeavour atlantis mission missions rocket rocketman
spaceman astronaut alien aliens area51 xfiles ufo robot robots robocop cyborg android1 terminator1 megatron
mercedes mercedes1 mercedesbenz bmw bmw123 bmwm3 audi audia4 porsche porsche1 porsche911 ferrari ferrari1 lamborghini
lambo maserati bugatti corvette corvette1 camaro camaro1 camaross firebird1 pontiac chevy chevy1 chevrolet silverado1
ford fordf150 fordfocus fordgt toyota toyota1 corolla camry honda honda1 honda123 hondacivic civic accord nissan
nissan1 skyline mitsubishi lancer subaru subaru1 impreza mazda mazda1 mazda3 mazda6 mazda626 volkswagen volvo saab renault
peugeot citroen fiat alfaromeo kawasaki yamaha yamaha1 yamahar1 suzuki suzuki1 suzukigsxr ducati ducati916 harley12
jeep jeep123 hummer cadillac lincoln dodge dodgeram viper1 challenger1 drifter turbo turbo1 nitro speed speedy speedy1
speedracer racer racer1 fastfast fastfurious america america1 american americana unitedstates usa usa123 england
england1 london london1 londoner scotland ireland ireland1 irish irishman wales britain british germany germany1
deutschland berlin france france1 paris paris1 french spain espana italy italia italia1 roma venice greece portugal
holland holland1 netherlands amsterdam belgium sweden norway denmark finland poland polska russia moscow ukraine turkey
istanbul egypt israel arabia dubai india india123 pakistan pakistan1 pakistan123 lahore karachi bangladesh mumbai delhi
hindustan china shanghai beijing hongkong taiwan japan japanese tokyo tokyo1 kyoto osaka korea seoul vietnam thailand
bangkok malaysia malaysia1 singapore singapore1 philippines philippines1 pinoy pinay manila australia australia1 sydney
sydney1 melbourne newzealand canada canada1 canadian toronto montreal vancouver mexico mexico1 mexican brasil brazil
brasil1 argentina argentina1 chile colombia colombia1 peru venezuela cuba jamaica jamaica1 haiti puertorico africa
african nigeria ghana kenya southafrica morocco california california1 losangeles sanfrancisco sandiego hollywood
hollywood1 texas texas1 dallas dallas1 houston houston1 austin austin1 arizona phoenix12 florida florida1 miami miami1
orlando georgia georgia1 atlanta carolina carolina1 virginia virginia1 washington washington1 chicago chicago1 detroit
boston boston1 newyork newyork1 newyorkcity brooklyn brooklyn1 manhattan jersey newjersey philadelphia pittsburgh
cleveland colorado denver nevada lasvegas vegas seattle oregon portland montana alaska hawaii hawaii1 hawaiian kansas
oklahoma nebraska minnesota wisconsin michigan indiana kentucky tennessee nashville memphis alabama mississippi
louisiana missouri
michael michael1 michael12 michael123 michaela michaeljackson michelle michelle1 michelle12 mike mikey michel
matthew matthew1 matthew12 mathew daniel daniel1 daniel12 daniel123 danielle danielle1 daniela andrew andrew1 andrew12
andrew123 andrea andrea1 andreas andres anthony anthony1 anthony12 antonio antonio1 joshua joshua1 joshua12 joshua123
jessica jessica1 jessica12 jessie ashley ashley1 ashley12 ashley123 amanda amanda1 amanda12 nicole nicole1 nicole12
nicole123 nicholas nicholas1 nicolas samantha samantha1 samantha12 samson samsung12 samuel samuel1 sammy sammy1
elizabeth elizabeth1 elisabeth stephanie stephanie1 stephen stephen1 steven steven1 steve rebecca rebecca1 rachel
rachel1 brandon brandon1 brandon12 brandy brittany brittany1 tiffany tiffany1 melissa melissa1 melanie melanie1
patricia patricia1 patrick1 patricio vanessa vanessa1 veronica veronica1 natalie natalie1 natasha natasha1 nathan
nathan1 nathaniel kimberly kimberly1 kimberley heather heather1 hannah hannah1 hannah12 sarah sarah1 sara laura laura1
lauren lauren1 linda linda1 lisa lisa123 maria maria1 mariana mariah marina marie1 mary mary123 margaret martha martin
martin1 marlboro marlboro1 jordan10 joseph joseph1 jose joseluis john john123 john316 johnny johnny1 johnson johndoe
johncena johncena1 jonathan jonathan1 jackson jackson1 jackson5 jack jack123 james james1 james007 james123 jason
jason1 jasper jasper1 jeffrey jeffrey1 jeremy jeremy1 jerome jerry jerry1 george george1 gabriel gabriel1 gabriela
gabrielle frank francis francisco frankie freddy fred fernando fernanda edward edward1 eduardo eric eric123 erica emily
emily1 emma emmanuel emmanuel1 dennis dennis1 derek denise denise1 diana diana1 diane donna dorothy douglas dylan
dylan1 david david1 david123 deborah carlos carlos1 carlos12 carmen carmen1 caroline caroline1 carol catherine
catherine1 catalina cameron cameron1 courtney courtney1 cynthia claudia claudia1 clinton charlotte charlotte1 chester
chester1 chris chris1 chris123 christy benjamin benjamin1 bernard beverly bradley brian brian1 brianna brianna1 bruce
brenda barbara barbara1 barbie barbie1 arthur alexander alexander1 alexandra alexandra1 alexandre alejandro
alejandra alexis alexis1 alex alex123 alex1234 alexa alice alicia alicia1 alison allison allison1 alyssa alyssa1 adrian
adrian1 adriana abigail abigail1 aaron aaron1 albert alberto alfred amber amber1 amelia anna anna123 annie anne angela
angela1 annette april123 gordon grace123 gregory hector henry henry1 howard isabel isabella isabella1 isabelle jacob
jacob1 jacqueline janet janice jeanette jenna jenny jenny1 joanna joanne jorge juan juancarlos judith julia julian
julian1 juliana julie juliet julius justine karen karen1 karina katherine katherine1 kathleen kathryn katie katie1
keith kelly kelly1 kenneth kevin kevin1 kevin123 kristen kristin kristina kyle larry leonard leonardo leonardo1 leslie
lindsay lindsey logan logan1 lorenzo louis louise lucas luis mackenzie madison madison1 madeline manuel manuela marcus
marcos mario123 mark marshall mason mason1 maurice megan megan1 miguel miguel1 miranda miranda1 monica monica1 morgan
morgan1 nancy naomi natalia oliver oliver1 olivia olivia1 owen pamela pamela1 paul paula pedro peter philip phillip
rafael ramona raymond raymond1 ricardo ricardo1 richard richard1 robert robert1 robert12 roberto roberta robin robinson
roger ronald rosemary russell russell1 ryan ryan123 sabrina sabrina1 sandra sandra1 santiago santiago1 scott scott1
sean sebastian sebastian1 sergio shannon shannon1 sharon sharon1 shawn sheila shirley sierra sierra1 simon skyler
sofia sophia stanley stella stewart stuart susan sylvia tamara teresa terry theodore theresa thomas thomas1 thomas12
tigger12 timothy timothy1 tracy travis travis1 trevor tyler tyler1 tyler123 valentin valentina valentina1 valentine
valerie valeria vincent vincent1 vivian walter warren wayne wendy wesley whitney william william1 williams wilson
yolanda yvonne zachary zachary1 zoe
andromeda alphabet alphabravo alpha alphaomega omega omega1 delta bravo foxtrot zulu sierra117 november11 juliet1
anonymous incognito invisible invincible infinity infinite immortal immortal1 important impossible possible incredible
independence independent inside innocent inspire inspiration intelligence interesting international investor
apocalypse armageddon asdfghj1 asteroid attitude audition avalanche avatar avatar1 backspace balloon ballin basement
beautifulgirl beefcake beetle beethoven benfica1 bigbang bigbear bigbird bigbrother bigcock bigdick bigdog bigfoot
bigred bigtits birdie birthday1 biteme biteme1 bobby bobby1 bollocks bonanza bonehead boogie boomer boomer1 booboo boobear
bookworm boston12 bowling breanna breakfast breakdown bridge bridget brighton bristol brutus bubba bubba1 bubbles bubbles1
bubblegum bubblebee bugsbunny bulldog12 bullet bumblebee burger cabbage calendar california12 calvin calvin1 camelia
cannabis1 cannon canyon capricorn caramel cardinal cassandra cassie cassie1 catdog catfish cathedral celebrity central
champagne chance chandler changes channel chaos character cheyenne chinese chipmunk chopper chrisbrown chrissy
christie chronic chrysler circle clarence classic cleopatra clifford climax cloud9 clouds coconut1 colleen collins
comedy comfort commander commando complete concrete condor confidence confused connect connection connor connor1
constantine contact control cooldude coolbeans coolcat coolest coolgirl coolguy coolio coolman coolness cool cool123
copper corazon cornell corner cosmos1 cosworth country countrygirl courage cowboy1 cowboys12 creative creation creator
cricket cricket1 criminal crusader crush cuddles curious cyclops dakota dakota1 damian danger danger1 dangerous darkangel
darkknight darklord darkman darkness darkness1 darkside darkstar darkwolf darkone dark darling12 darthvader darthmaul
december12 delicious delight democracy denver1 desire desiree desperado desperate destroy destroyer detective
determined deutsch development dexter dexter1 dickinson dictionary different digital digital1 dilbert dinosaur dinosaurs
diplomat director disaster disco discover1 division doberman doggystyle dolphin12 dominant domination dominic dominique
dominican dontknow1 doodle doraemon doublelife downtown dragon13 dragon88 dragon99 dragonlord dragonslayer dreamer
dreamer1 dreams dream dream123 dreamland dreaming dynamic dynamite dynasty easter eastside eclipse eclipse1 edinburgh
education edwards einstein einstein1 electric electronic elephant1 elevator emerald1 eminem12 emotional energy
enigma enjoylife enter enterme entertainment erotic escape eternal eternity eternity1 europe eurydice everlast
everlasting everyday evolution excalibur1 excellent1 excellence exodus experience explosion express extreme extreme1
falcon1 fallen fallenangel fantasia fantasma fantasy fantasy1 farmer fashion fashion1 february14 federal felicia
felicidad feline fernandez fidelity fighter1 finance fingers firefight flamengo flamingo flash flashlight flatron
flexible flipper florence florida12 flowers1 flying flyaway foolish foreigner forest forest1 forgetme forgetme1 formula1
forsaken fountain franklin frederick freebird freeman freeway freestyle freeworld french1 fresh freshman friday12
friendly friends12 friendster froggy froggy1 frog frogger fuckface fucking fuckthis1 fullhouse fullmoon funny funnygirl
funtime fun future future1 galileo gallery gambler games gamegear gandalf12 garden gardener gateway gateway1 gemini
gemini1 general generation genesis genesis1 genius genius1 gentle gentleman getmoney getout ghost ghostrider ghosts
giggles girlpower gizmo gizmo1 glamour glitter global gloria gobears godzilla godzilla1 golden1 goldberg goldie gonzalez
gonzales goodbye1 goodtimes goodwill gooner gordon24 gracie grandma1 grandson graphics grasshopper gratitude gravity
greatness greatone greek greenday12 greenwood griffin grizzly groovy grounded guardian guardian1 guerrero guinness1
gummybear1 gunner guzman hallmark halloween halloween1 hamilton hammer hammer1 handball hannover hardcore hardcore1
hardrock harmony1 harrison harvard harvey hawaii50 headshot heart heartbreaker heartless hearts heavymetal heinrich
helicopter helpme helpme1 help hendrix hercules1 heritage hernandez hiphop hiphop1 history1 hitman holiday holidays
hollister hollywood12 homeless homerun homer hondas2000 honesty honolulu hooligan horizon hospital hotchick hotmama
hotshot housewife houses humanity humble hundred hunting1 icehouse identity illusion illuminati imagination imagine
immanuel
kucing harimau gajah kelinci monyet kerbau kambing burung merpati rajawali elang garuda garudaku naga nagamas singa macan
anjing ayam bebek ikan ikanhiu lumba lumbalumba kupukupu semut buaya ular kuda banteng kijang rusa jerapah
rahasia rahasia1 rahasiaku rahasia123 rahasiabanget rahasianegara rahasiadong rahasiakita inirahasia sandi katasandi
katasandiku sandiku kuncian kunci kuncirumah kuncihati kodeku passwordku passwordnya passwordbaru passwordsaya
passwordaku lupapassword lupa lupalagi lupasandi gantipassword bukapintu masuk masukaja masukdong selamatdatang
bismillah bismillah1 bismillah12 bismillah123 bismillahi bismillahirrahmanirrahim bismillahirohmanirohim bismilah
bissmillah bismillahsukses bismillahlancar bismillahbisa bismillahjaya alhamdulillah alhamdulilah alhamdulillah1
alhamdulillahirabbilalamin subhanallah allahuakbar allahakbar allahuakbar1 allah allahku allahswt allahis1
allahmahabesar insyaallah insyaalloh masyaallah mashaallah astaghfirullah laillahaillallah lailahaillallah
laailahaillallah muhammad muhammad1 muhammadsaw muhamad mohammad rasulullah nabimuhammad assalamualaikum
assalamualaikum1 waalaikumsalam islam islamku islamic islamjaya muslim muslimah mukmin ramadhan ramadan lebaran
idulfitri puasa sholat shalat sholatdulu tahajud dzikir sholawat istiqomah istiqamah sabar sabarya ikhlas tawakal
tawakkal syukur syukuri berkah barokah barakallah amanah hidayah rahmat nikmat jannah surga neraka akhirat dunia
kiamat alquran alfatihah ayatkursi alikhlas yasin masjid mesjid musholla mekah mekkah madinah haji umroh hajimabrur
yesus tuhanyesus yesuskristus tuhan tuhanku tuhanbaik tuhanberkati tuhanmemberkati puji pujituhan haleluya halleluya
indonesia indonesia1 indonesia12 indonesia123 indonesia45 indonesia17 indonesiaku indonesiaraya indonesiajaya
indonesiamerdeka indonesiamaju indonesiabisa indonesiahebat indonesiaemas indonesiapusaka tanahair tanahairku
merahputih merdeka merdeka45 merdeka17 merdeka1945 proklamasi pancasila bhinneka bhinnekatunggalika nkri nkrihargamati
hargamati nusantara majapahit sriwijaya sriwijayafc reformasi demokrasi persatuan bangsa negara rakyat soekarno
sukarno suharto soeharto jokowi prabowo megawati gusdur habibie sudirman kartini diponegoro pattimura gajahmada
jakarta jakarta1 jakarta123 jakartaku persija persijajakarta thejakmania jakmania bandung bandung1 bandung123 persib
persib1933 persibbandung viking1 bobotoh surabaya surabaya1 surabaya123 persebaya persebaya1927 bonek arema
aremania aremamalang singoedan malang medan medan123 psms palembang palembang1 palembang123 palembangku wongkito
wongkitogalo wongpalembang pempek kapalselam jembatanampera ampera musi sungaimusi sumatera sumatra sumsel
sumateraselatan lampung lampung123 bengkulu jambi riau pekanbaru batam padang padang123 bukittinggi minang aceh
bandaaceh serambimekah semarang semarang1 solo surakarta jogja jogjakarta yogyakarta jogja123 bogor bogor123 depok
bekasi bekasi123 tangerang banten serang cirebon tasikmalaya garut sukabumi cianjur purwokerto banyumas tegal kediri
jember banyuwangi madura bali bali123 denpasar lombok mataram kupang flores makassar makassar1 manado gorontalo palu
kendari ambon ternate papua jayapura merauke kalimantan pontianak banjarmasin balikpapan samarinda jawabarat jawatimur
jawatengah muaraenim pagaralam empatlawang lubuklinggau linggau prabumulih baturaja martapura okutimur banyuasin
sekayu ogan komering gumay kikim pseksu jarai tanjungsakti merapi bukitserelo serelo dempo gunungdempo besemah pasemah
sayang sayang1 sayang12 sayang123 sayangku sayangku1 sayangku12 sayangku123 sayangkamu sayangkamu1 sayangkamu123
sayangmama sayangibu sayangbapak sayangayah sayangpapa sayanganak sayangistri sayangsuami sayangkeluarga sayangallah
sayangsayang sayangselalu sayangselamanya akusayangkamu akusayang akucintakamu akucinta akucintapadamu akucintaallah
akurindukamu akukangen akuganteng akucantik akukaya akusukses akubisa akujuga akubaik akupintar akulupa aku akuaja
akusendiri akukamu akudankamu akudandia kamudanaku kamu kamuaja kamuselalu kamucantik kamuganteng cinta cinta1 cinta123
cintaku cintaku1 cintaku123 cintakamu cintamu cintakita cintaallah cintasejati cintaabadi cintapertama cintabuta
cintamati cintasuci cintadamai cintaindonesia cintaibu cintakeluarga cintaselamanya cintalaura cintacinta kasih kasihku
kasihibu kasihsayang kasihan rindu rinduku rindukamu kangen kangenkamu kangenbanget kekasih kekasihku pacar pacarku
mantan mantanku jomblo jomblobahagia jodoh jodohku istri istriku suami suamiku anak anakku anakanak anaksoleh anaksholeh
anakbaik keluarga keluargaku keluargabahagia keluargacemara bahagia bahagia1 bahagiaselalu bahagiaselamanya
bahagiaku ibu ibuku ibuibu ibundaku ibunda bunda bundaku bapak bapakku bapakku1 ayah ayahku ayahbunda ayahibu mamah
mama123 mamaku mamapapa mamasayang mamacantik papaku papamama papah abi umi umiabi abiumi nenek kakek kakak kakakku adik
adikku adek adekku saudara sahabat sahabatku sahabatsejati sahabatselamanya teman temanku kawan kawanku sobat
cantik cantik1 cantik123 cantikku cantikbanget cantiksekali ganteng ganteng1 ganteng123 gantengbanget gantengku
gantengsekali gantengganteng imut imutimut imutbanget lucu lucubanget manis manisku manisbanget keren keren123
kerenbanget kerenabis hebat hebatbanget mantap mantap123 mantapjiwa mantul jagoan jago juara juara1 juarasatu
pintar pintarbanget cerdas sukses sukses1 sukses123 suksesku suksesselalu suksesmulia suksesdunia suksesduniaakhirat
suksesbersama semangat semangat1 semangat45 semangat123 semangatku semangatpagi semangatbaru semangatterus pantang
pantangmenyerah jangan janganlupa janganmenyerah janganputusasa janganlupabahagia janganlupasholat menang menanglah
pasti pastibisa pastisukses pastimenang bisabisa pastijaya jaya jayaabadi jayaselalu jayajaya makmur makmurjaya
sejahtera sentosa abadi abadijaya sinar sinarjaya sumberrejeki sumberjaya rejeki rejekiku rezeki rezekiku berkahjaya
hidup hidupku hidupbaru hidupbahagia hidupindah hidupmati matahari matahari1 matahariku bulan bulanku bulanbintang
bulanpurnama bintang bintang1 bintang123 bintangku bintanglaut bintangkecil bintangkejora langit langitbiru pelangi
pelangi1 pelangiku hujan hujanbadai awan angin badai ombak lautan laut lautbiru samudra samudera pantai gunung
gunungmerapi sungai danau hutan pohon bunga bunga123 bungaku bungamawar bungamelati mawar mawarmerah mawarputih melati
melatiputih anggrek teratai kamboja kenanga cempaka dahlia padi nasi nasigoreng nasipadang nasiuduk sate rendang bakso
baksoku miayam soto gudeg pecel tempe tahu tahutempe kerupuk sambal cabai cabe bawang durian rambutan pisang mangga
jeruk semangka nanas pepaya kelapa kopi kopihitam kopisusu kopiluwak teh tehmanis esteh eskrim susu coklat gula permen
merah merahjambu biru birulaut birumuda hijau hijaudaun kuning ungu hitam hitamputih putih pink1 jingga cokelat
bola bolabola sepakbola bulutangkis badminton voli basket renang balapan motor motorku mobil mobilku sepeda pesawat
kereta keretaapi kapal kapallaut perahu rumah rumahku rumahkita rumahsakit sekolah sekolahku kuliah kampus kampusku
mahasiswa pelajar siswa guru guruku dosen dokter bidan perawat polisi tentara kopassus marinir brimob satpam petani
nelayan pedagang pengusaha kantor kantorku kerja kerjakeras kerjaterus bekerja gajian uang uangku duit duitku
duitbanyak banyakduit banyakuang jutawan milyarder miliarder kayaraya orangkaya orangbaik orangtua orangtuaku orang
manusia manusiabiasa wanita pria lelaki perempuan gadis bujang cowok cewek cowokkeren cewekcantik bidadari bidadariku
malaikat malaikatku pangeran pangeranku putri putriku putra putraku raja rajaku ratu ratuku permaisuri dewa dewi dewa19
dewata setan setansetan hantu pocong kuntilanak tuyul iblis gila gilabanget gilagila bodoh bodohamat goblok tolol bego
bangsat anjay asuasu kampret kontol memek jancok jancuk ngentot bajingan brengsek sialan
selamat selamatpagi selamatmalam selamatulangtahun ulangtahun ulangtahunku tahunbaru malamminggu malam pagi siang sore
senin selasa rabu kamis jumat sabtu minggu januari februari maret mei juni juli agustus agustus17 september1
oktober nopember desember hariini kemarin besok sekarang selalu selaluada selalubersama selalubahagia selamanya
selamalamanya bersama bersamamu bersamakita kita kitabersama kitabisa kitasemua semua semuanya satuhati satu satucinta
satudua satuduatiga duatiga tigaempat empatlima sembilan sepuluh seribu sejuta satusatu
iwanfals slank slankers slankbanget peterpan noah ungu1 dewanineteen sheilaon7 sheila07 kotak letto gigi padi1 wali
jkt48 cherrybelle smash super7 coboyjunior agnesmonica rossa raisa isyana tulus afgan krisdayanti inul inuldaratista
rhomairama dangdut dangdutkoplo koplo campursari keroncong didikempot viavallen nellakharisma
budi budi123 budiman budisantoso susilo bambang bambang123 agus agus123 aguss agussalim agung agung123 andi andi123
andika andre andri angga anggi anggun anisa annisa anita arif arief aris asep asep123 ayu ayu123 ayuningtyas bayu
bayu123 cahaya cahyadi cahyono citra citra123 dani darmawan dedi dede deni denny desi dewi123 dian dian123 diana123
dimas dimas123 dina dinda doni dwi eka eka123 eko eko123 endang erni erwin fadli fahmi fajar fajar123 faisal farhan
fatimah febri fitri fitri123 fitriani galih galang gilang gunawan hadi handoko hari hartono hasan hendra hendra123
hendri heri heri123 herman hidayat ibrahim ika ilham ilham123 imam indah indah123 indra indra123 intan irawan irfan
irma irwan iskandar ismail iwan iwan123 joko joko123 jokosusilo kartika kurnia kurniawan kusuma lestari lia lina lusi
lutfi maman mariam maya mega megaputri melinda mira mulyadi mulyono nanda nina ningsih nita novi novita nugroho nurul
nurhayati pratama pratiwi prasetyo priyono purnama puspita rahma rahman rahmawati rama ramadhani rangga rani ratna
ratna123 reni reza rezky ridwan rika rina rini riski rizki rizki123 rizky rizky123 rizal rizal123 robby rohman rudi
rudi123 rudy safitri saputra saputri sari sari123 sartika satria setiawan siti siti123 sitinurhaliza sitiaisyah
slamet sri srirahayu sugeng suharti sulaiman sulastri sunarto supriyadi suryadi surya surya123 susanti susanto sutrisno
suwarno syahrul syaiful taufik taufiq teguh tini titin tri udin umar utami utomo wahyu wahyu123 wahyudi wati wawan
wibowo widodo wijaya wulan wulandari yani yanti yanto yoga yudi yudi123 yuli yulia yuliana yulianti yuni yusuf yusup
zahra zaenal zainal zulkifli nabila nadia naufal raditya raihan rafi rafif rania salsabila syifa zaki azzahra alif
bappeda bappeda123 bappedalahat dinas dinaskesehatan dinassosial dinaspendidikan dinaspu puskesmas puskesmas123
kecamatan kecamatan123 kelurahan desa desaku kades kepaladesa camat lurah bupati bupatilahat wakilbupati sekda setda
sekretariat sekretaris bendahara keuangan anggaran perencanaan kabupaten kabupatenlahat pemkab pemkablahat pemda
pemdalahat pemerintah pegawai pegawainegeri pns pnsjaya asn asnlahat korpri kpk bkd inspektorat diskominfo kominfo
disdukcapil dukcapil disdik dinkes dinsos disnaker disperindag bpbd bpkad bapenda satpolpp dprd kemiskinan
operator123 operatordesa opd skpd sipd simda siskeudes lapor laporan laporanku data dataku aplikasi aplikasiku sistem
admin12 adminku admindesa adminlahat lahat lahat123 lahatku lahatjaya lahatbersih lahatmaju lahatkab
`

export const commonPasswords: ReadonlySet<string> = new Set(text.split(/\s+/).filter(Boolean))
