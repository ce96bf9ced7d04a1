autocmd BufNewFile,BufRead *.cjm setfiletype cjm
