/** What MISP knows of an attribute type. */
export interface AttributeType {
  /** The categories it may have; the first is the one it gets by itself. */
  readonly categories: readonly string[]
  /** Whether a new attribute of it is exported to intrusion detection by itself. */
  readonly toIds: boolean
}

/** Letters that stand for categories in the tables below. */
const CATEGORIES = new Map([
  ['i', 'Internal reference'],
  ['t', 'Targeting data'],
  ['a', 'Antivirus detection'],
  ['p', 'Payload delivery'],
  ['d', 'Artifacts dropped'],
  ['l', 'Payload installation'],
  ['m', 'Persistence mechanism'],
  ['n', 'Network activity'],
  ['y', 'Payload type'],
  ['b', 'Attribution'],
  ['e', 'External analysis'],
  ['f', 'Financial fraud'],
  ['s', 'Support Tool'],
  ['w', 'Social network'],
  ['q', 'Person'],
  ['o', 'Other'],
])

/** Types exported to intrusion detection by themselves, as `categories=types;`. */
const FOR_DETECTION = `
pdle=md5,sha1,sha256,filename|md5,filename|sha1,filename|sha256,malware-sample,sha3-224,sha3-256,
sha3-384,sha3-512,filename|sha3-224,filename|sha3-256,filename|sha3-384,filename|sha3-512;
pdlme=filename;
npe=ip-src,ip-dst,hostname,domain,url,ja3-fingerprint-md5,jarm-fingerprint,hassh-md5,
hasshserver-md5,ip-dst|port,ip-src|port,onion-address;
ne=domain|ip,snort,bro,zeek,community-id,dom-hash;
wpnbq=email;
pnw=email-src;
nw=eppn;
npw=email-dst;
p=email-attachment;
n=favicon-mmh3,uri;
mde=regkey,regkey|value;
lpdne=pattern-in-file,filename-pattern;
nple=pattern-in-traffic;
lde=pattern-in-memory;
lpd=yara,sigma;
lpdn=stix2-pattern;
d=mutex;
f=btc,dash,xmr,iban,bic,bank-account-nr,aba-rtn,bin,cc-number,prtn;
pdl=authentihash,vhash,ssdeep,imphash,telfhash,impfuzzy,sha224,sha384,sha512,sha512/224,
sha512/256,cdhash,filename|authentihash,filename|vhash,filename|ssdeep,filename|imphash,
filename|impfuzzy,filename|pehash,filename|sha224,filename|sha384,filename|sha512,
filename|sha512/224,filename|sha512/256,filename|tlsh;
pl=pehash,tlsh,mobile-application-id,azure-application-id,chrome-extension-id;
npdlbe=x509-fingerprint-sha1,x509-fingerprint-md5,x509-fingerprint-sha256;
np=hostname|port
`

/** All other types. */
const OTHER_TYPES = `
d=pdb,gene,kusto-query,named pipe,process-state,windows-scheduled-task,windows-service-name,
windows-service-displayname;
pn=email-subject;
p=email-body,email-dst-display-name,email-src-display-name,email-header,email-reply-to,
email-x-mailer,email-mime-boundary,email-thread-index,email-message-id;
o=float,size-in-bytes,counter,integer,datetime,boolean;
i=git-commit-id;
n=http-method,ssh-fingerprint,dkim,dkim-signature;
npe=user-agent,AS,mac-address,mac-eui-64;
qdwo=pgp-public-key,pgp-private-key;
dpl=mime-type;
q=identity-card-number,first-name,middle-name,last-name,full-name,date-of-birth,place-of-birth,
gender,passport-number,passport-country,passport-expiration,redress-number,nationality,
visa-number,issue-date-of-the-visa,primary-residence,country-of-residence,special-service-request,
frequent-flyer-number,travel-details,payment-details,place-port-of-original-embarkation,
place-port-of-clearance,place-port-of-onward-foreign-destination,
passenger-name-record-locator-number;
nd=cookie;
epl=vulnerability,weakness;
eplo=cpe;
eapdlns=attachment;
eiaps=link;
oitapdlmnybefswq=comment,anonymised;
oiapdlmnybefswq=text,other;
oiapdlmnfs=hex;
t=target-user,target-email,target-machine,target-org,target-location,target-external;
qfo=phone-number;
b=threat-actor,campaign-name,campaign-id,whois-registrant-phone,whois-registrant-name,
whois-registrant-org,whois-registrar,whois-creation-date,dns-soa-email;
pl=malware-type;
bpw=whois-registrant-email;
no=port;
w=github-username,github-organisation,jabber-id,twitter-id;
we=github-repository;
e=cortex
`

/** Every attribute type of MISP by its name. */
export const ATTRIBUTE_TYPES: ReadonlyMap<string, AttributeType> = new Map([
  ...readTable(FOR_DETECTION, true),
  ...readTable(OTHER_TYPES, false),
])

/** All categories of attributes. */
export const ATTRIBUTE_CATEGORIES: readonly string[] = [...CATEGORIES.values()]

function readTable(table: string, toIds: boolean): [string, AttributeType][] {
  return table
    .replaceAll('\n', '')
    .split(';')
    .flatMap((row) => {
      const [letters = '', types = ''] = row.split('=')
      const categories = Array.from(letters, categoryOf)
      return types.split(',').map((type): [string, AttributeType] => [type, { categories, toIds }])
    })
}

function categoryOf(letter: string): string {
  return String(CATEGORIES.get(letter))
}
