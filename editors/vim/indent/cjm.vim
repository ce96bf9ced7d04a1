" cjm.vim - the indentation of maps of customer journeys: details one step deeper than their statement, stages and steps back at their own depth.
if exists("b:did_indent")
  finish
endif
let b:did_indent = 1

setlocal indentexpr=CjmIndent() indentkeys=o,O,0=journey,0=stage,0=step,0=team,0=theme,0=include nosmartindent
" Of a persona, the text says whether it is declared or named.
let &l:indentkeys .= ',"'
let b:undo_indent = "setlocal indentexpr< indentkeys< smartindent<"

if exists("*CjmIndent")
  finish
endif

" What a statement of this kind is usually indented below.
let s:above = { "stage": '^\s*journey\>', "step": '^\s*stage\>' }
let s:top = '^\s*\(journey\|team\|theme\|include\)\>'

function CjmIndent()
  let before = prevnonblank(v:lnum - 1)
  if !before
    return 0
  endif
  let line = getline(v:lnum)
  let word = matchstr(line, '^\s*\zs[a-z-]\+')
  if has_key(s:above, word)
    let at = before
    while at && getline(at) !~ s:above[word]
      let at -= 1
    endwhile
    if at
      return indent(at) + shiftwidth()
    endif
  elseif line =~ s:top
    return 0
  elseif word ==# "persona" && line =~ 'persona\s\+[^,]*["“„«]'
    return 0 " declared, not named
  elseif word !=# ""
    return -1 " indentation has a meaning: what is written stays where it is
  endif
  return indent(before) + (getline(before) =~ '^\s*\(journey\|stage\|step\|persona\|theme\)\>' && getline(before) !~ '^\s*persona\s\+[^"“„«]*$' ? shiftwidth() : 0)
endfunction
