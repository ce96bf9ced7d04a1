" cjm.vim - colours for customer journey maps. Copy editors/vim into ~/.vim. The words are made by make reference.
if exists("b:current_syntax")
  finish
endif
syntax case match
syntax iskeyword @,48-57,_,-,192-255
setlocal commentstring=#\ %s

" reference: words
syntax keyword cjmBlock channel cjm include journey language metric persona project rule scale segment source stage step team theme touchpoint
syntax keyword cjmWord about action age and answer answers assumed at audience back base because behavior better by caption color column confidence cost critical data date date-column decision delivered detail drop due effect effort event every evidence exit expects fail-on feel focus follows font footer for frequency from front frustration gain goal have header icon if image impact importance influence insight intensity intent interest internal keyword kind lane lanes link location logo mode moment-of-truth motivation n n-column need next no note of off-brand opportunity or owner pain paper personas phase policy position practice predicted prefers priority proactive promise question quote range reach require resource result review reviewed rival role satisfaction scenario scope severity share show stages stakeholders state status support tag takes target tested think to topic unit until validated value version via volume wait wanted where why wish without-lanes without-tag workshop x-name
" /reference
syntax match cjmNumber /\v(^|\s)\zs[-+−]?\d+([.:-]\d+)*(\.\.[-+]?\d+)?(\s?\%)?/
syntax match cjmName /\v(<(step|stage|pain|gain|opportunity|action|question|insight|journey|persona|team|segment|source|channel|touchpoint|metric|theme|lane)\s+)@<=\k+\ze(\s|$)/
syntax region cjmText start=/"/ skip=/\\./ end=/"/ oneline
syntax region cjmText start=/“/ end=/”/ oneline
syntax region cjmText start=/„/ end=/[“”]/ oneline
syntax region cjmText start=/«/ end=/»/ oneline
syntax match cjmComment /\v(^|\s)\zs#.*$/
syntax match cjmColor /\v#(\x{6}|\x{3})\ze($|[ \t,])/

highlight default link cjmBlock Statement
highlight default link cjmWord Keyword
highlight default link cjmName Identifier
highlight default link cjmNumber Number
highlight default link cjmText String
highlight default link cjmComment Comment
highlight default link cjmColor Constant
let b:current_syntax = "cjm"
