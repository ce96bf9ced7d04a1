" cjm.vim - :make lists what `cjm check` finds in the map; `:make .` in all maps of the folder.
if exists("current_compiler")
  finish
endif
let current_compiler = "cjm"

if exists(":CompilerSet") != 2
  command -nargs=* CompilerSet setlocal <args>
endif
execute "CompilerSet makeprg=" . escape(get(g:, "cjm_program", "cjm"), ' \|"') . "\\ check\\ -f\\ short\\ $*\\ %:S"
CompilerSet errorformat=%f:%l:%c:\ %trror:\ %m,%f:%l:%c:\ %tarning:\ %m,%f:%l:%c:\ %tnfo:\ %m,%f:\ %trror:\ %m,%-G%.%#
