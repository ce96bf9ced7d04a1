-- What somebody does in Neovim, headless: each line of the result is a name and what was seen, as JSON.
local results = {}
local function told(name, value)
	table.insert(results, vim.json.encode({ name, value }))
end

local function wait(holds)
	return vim.wait(20000, holds, 20)
end

local function codes(buffer)
	local all = {}
	for _, d in ipairs(vim.diagnostic.get(buffer)) do
		all[d.code or "?"] = true
	end
	return all
end

local function place_cursor(text, skip)
	vim.fn.cursor(1, 1)
	local line, column = unpack(vim.fn.searchpos("\\V" .. text, "cW"))
	vim.api.nvim_win_set_cursor(0, { line, column - 1 + (skip or 0) })
end

local function ask(method, more)
	local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(), more or {})
	local answers = vim.lsp.buf_request_sync(0, method, params, 20000) or {}
	for _, answer in pairs(answers) do
		return answer.result
	end
end

local function text()
	return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") .. "\n"
end

local ok, fault = pcall(function()
	told("filetype", vim.bo.filetype)
	told("attached", wait(function() return #vim.lsp.buf_get_clients(0) > 0 or next(vim.lsp.buf_get_clients(0)) ~= nil end))
	told("unknown word", wait(function() return codes(0)["unknown-word"] end))
	place_cursor("vai store")
	local line = vim.fn.line(".")
	local got = vim.fn.getline(line):gsub("vai store", "via store")
	vim.fn.setline(line, got)
	told("corrected", wait(function() return next(codes(0)) ~= nil and not codes(0)["unknown-word"] end))
	place_cursor("camille", 2)
	told("hover", (ask("textDocument/hover") or { contents = { value = "" } }).contents.value)
	local found = ask("textDocument/definition") or {}
	told("definition", found.uri or (found[1] or {}).uri)
	place_cursor("    step", 0)
	vim.fn.append(vim.fn.line("."), "      dou")
	vim.api.nvim_win_set_cursor(0, { vim.fn.line(".") + 1, 8 })
	local params = vim.lsp.util.make_position_params()
	params.position.character = 9
	local items = (ask("textDocument/completion", params) or { items = {} }).items
	local labels = {}
	for _, item in ipairs(items) do
		table.insert(labels, item.label)
	end
	told("completion", labels)
	vim.cmd("normal! dd")
	for _, typed in ipairs({ "douleur", "émot", "pa" }) do
		vim.fn.append(vim.fn.line("."), "      ")
		vim.cmd("normal! j")
		vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes("A" .. typed .. "<C-x><C-o><Esc>", true, false, true), "tx", false)
		told("typed " .. typed, vim.api.nvim_get_current_line())
		vim.cmd("normal! dd")
	end
	place_cursor("persona camille", 10)
	vim.lsp.buf.rename("ines")
	told("renamed", wait(function() return text():find("persona ines", 1, true) end))
	told("include renamed", wait(function()
		for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
			if vim.api.nvim_buf_get_name(buffer):find("people.cjm", 1, true) then
				return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n"):find("persona ines", 1, true)
			end
		end
	end))
	vim.fn.setline(vim.fn.line("$") + 1, { 'journey   "Untidy"', '  stage "S"', '    step "T"   via web' })
	vim.lsp.buf.formatting_sync(nil, 20000)
	told("formatted", text():find('\njourney "Untidy"', 1, true) ~= nil)
	told("symbols", #(ask("textDocument/documentSymbol") or {}))
	local said = {}
	vim.notify = function(message) table.insert(said, message) end
	if vim.ui then
		vim.ui.open = nil -- no browser here
	end
	vim.cmd("CjmPreview")
	wait(function() return #said > 0 end)
	told("preview", table.concat(said, " "))
	told("text", text())
end)
told("fault", ok and "" or tostring(fault))
vim.fn.writefile(results, vim.env.CJM_RESULTS)
vim.cmd("qa!")
