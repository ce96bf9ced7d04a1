" cjm.vim - how maps of customer journeys are edited: comments, folds, files that are included, :CjmFormat.
if exists("b:did_ftplugin")
  finish
endif
let b:did_ftplugin = 1

setlocal comments=:# commentstring=#\ %s
setlocal expandtab shiftwidth=2 softtabstop=2
setlocal suffixesadd=.cjm include=^\\s*include\\s\\+[\"“„«] iskeyword+=-
setlocal foldmethod=expr foldexpr=CjmFold(v:lnum) foldlevel=99
if !exists("current_compiler")
  compiler cjm
endif
command! -buffer CjmFormat call s:format()

let b:undo_ftplugin = "setlocal comments< commentstring< expandtab< shiftwidth< softtabstop< suffixesadd< include< iskeyword< foldmethod< foldexpr< foldlevel< | silent! delcommand CjmFormat"

if exists("*CjmFold")
  finish
endif

" A statement is folded with all that is indented below it.
function CjmFold(line)
  if getline(a:line) =~ '^\s*$'
    return "="
  endif
  let depth = indent(a:line) / shiftwidth()
  let next = nextnonblank(a:line + 1)
  return next && indent(next) > indent(a:line) ? ">" . (depth + 1) : depth
endfunction

" The whole map as `cjm fmt` writes it; a map with errors stays as it is.
function s:format()
  let command = get(g:, "cjm_program", "cjm") . " fmt --stdin-filename " . shellescape(expand("%:p")) . " -"
  let text = systemlist(command, join(getline(1, "$"), "\n") . "\n")
  if v:shell_error
    echohl ErrorMsg | echomsg get(text, 0, "cjm fmt failed") | echohl None
    return
  endif
  let view = winsaveview()
  if text !=# getline(1, "$")
    call setline(1, text)
    if line("$") > len(text)
      silent execute (len(text) + 1) . ",$delete _"
    endif
  endif
  call winrestview(view)
endfunction
