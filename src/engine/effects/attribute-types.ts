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

/** Types exported to intrusion detection by themselves, as `type=categories`. */
const FOR_DETECTION = `
md5=pdle,sha1=pdle,sha256=pdle,filename=pdlme,filename|md5=pdle,filename|sha1=pdle,
filename|sha256=pdle,ip-src=npe,ip-dst=npe,hostname=npe,domain=npe,domain|ip=ne,email=wpnbq,
email-src=pnw,eppn=nw,email-dst=npw,email-attachment=p,url=npe,ja3-fingerprint-md5=npe,
jarm-fingerprint=npe,favicon-mmh3=n,hassh-md5=npe,hasshserver-md5=npe,regkey=mde,
regkey|value=mde,snort=ne,bro=ne,zeek=ne,community-id=ne,dom-hash=ne,pattern-in-file=lpdne,
pattern-in-traffic=nple,pattern-in-memory=lde,filename-pattern=lpdne,yara=lpd,
stix2-pattern=lpdn,sigma=lpd,malware-sample=pdle,mutex=d,btc=f,dash=f,xmr=f,iban=f,bic=f,
bank-account-nr=f,aba-rtn=f,bin=f,cc-number=f,prtn=f,uri=n,authentihash=pdl,vhash=pdl,
ssdeep=pdl,imphash=pdl,telfhash=pdl,pehash=pl,impfuzzy=pdl,sha224=pdl,sha384=pdl,sha512=pdl,
sha512/224=pdl,sha512/256=pdl,sha3-224=pdle,sha3-256=pdle,sha3-384=pdle,sha3-512=pdle,tlsh=pl,
cdhash=pdl,filename|authentihash=pdl,filename|vhash=pdl,filename|ssdeep=pdl,
filename|imphash=pdl,filename|impfuzzy=pdl,filename|pehash=pdl,filename|sha224=pdl,
filename|sha384=pdl,filename|sha512=pdl,filename|sha512/224=pdl,filename|sha512/256=pdl,
filename|sha3-224=pdle,filename|sha3-256=pdle,filename|sha3-384=pdle,filename|sha3-512=pdle,
filename|tlsh=pdl,x509-fingerprint-sha1=npdlbe,x509-fingerprint-md5=npdlbe,
x509-fingerprint-sha256=npdlbe,ip-dst|port=npe,ip-src|port=npe,hostname|port=np,
mobile-application-id=pl,azure-application-id=pl,chrome-extension-id=pl,onion-address=npe
`

/** All other types. */
const OTHER_TYPES = `
pdb=d,email-subject=pn,email-body=p,float=o,git-commit-id=i,http-method=n,user-agent=npe,AS=npe,
pgp-public-key=qdwo,pgp-private-key=qdwo,ssh-fingerprint=n,gene=d,kusto-query=d,mime-type=dpl,
identity-card-number=q,cookie=nd,vulnerability=epl,cpe=eplo,weakness=epl,attachment=eapdlns,
link=eiaps,comment=oitapdlmnybefswq,text=oiapdlmnybefswq,hex=oiapdlmnfs,other=oiapdlmnybefswq,
named pipe=d,process-state=d,target-user=t,target-email=t,target-machine=t,target-org=t,
target-location=t,target-external=t,phone-number=qfo,threat-actor=b,campaign-name=b,
campaign-id=b,malware-type=pl,windows-scheduled-task=d,windows-service-name=d,
windows-service-displayname=d,whois-registrant-email=bpw,whois-registrant-phone=b,
whois-registrant-name=b,whois-registrant-org=b,whois-registrar=b,whois-creation-date=b,
dns-soa-email=b,size-in-bytes=o,counter=o,integer=o,datetime=o,port=no,mac-address=npe,
mac-eui-64=npe,email-dst-display-name=p,email-src-display-name=p,email-header=p,
email-reply-to=p,email-x-mailer=p,email-mime-boundary=p,email-thread-index=p,email-message-id=p,
github-username=w,github-repository=we,github-organisation=w,jabber-id=w,twitter-id=w,dkim=n,
dkim-signature=n,first-name=q,middle-name=q,last-name=q,full-name=q,date-of-birth=q,
place-of-birth=q,gender=q,passport-number=q,passport-country=q,passport-expiration=q,
redress-number=q,nationality=q,visa-number=q,issue-date-of-the-visa=q,primary-residence=q,
country-of-residence=q,special-service-request=q,frequent-flyer-number=q,travel-details=q,
payment-details=q,place-port-of-original-embarkation=q,place-port-of-clearance=q,
place-port-of-onward-foreign-destination=q,passenger-name-record-locator-number=q,cortex=e,
boolean=o,anonymised=oitapdlmnybefswq
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
    .split(',')
    .map((row) => {
      const [type = '', letters = ''] = row.split('=')
      return [type, { categories: [...letters].map(categoryOf), toIds }]
    })
}

function categoryOf(letter: string): string {
  return CATEGORIES.get(letter) ?? letter
}
