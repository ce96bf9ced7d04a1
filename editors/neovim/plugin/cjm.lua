-- Maps of customer journeys in Neovim 0.7 or newer: files that end with .cjm, and the language server `cjm lsp` for each of them.
-- vim.g.cjm_command is the server's command, if it is not in the path: { "/opt/cjm/bin/cjm", "lsp" }

if vim.g.loaded_cjm then
	return
end
vim.g.loaded_cjm = true

vim.filetype.add({ extension = { cjm = "cjm" } })
vim.api.nvim_create_autocmd({ "BufRead", "BufNewFile" }, { -- Neovim 0.7 does not ask the line above
	pattern = "*.cjm",
	callback = function(event)
		if vim.bo[event.buf].filetype ~= "cjm" then
			vim.bo[event.buf].filetype = "cjm"
		end
	end,
})

-- One server for all maps of a project: its root has a project.cjm or a .git.
local clients = {}

local function root_of(path)
	local marks = { "project.cjm", ".git" }
	local folder = vim.fn.fnamemodify(path, ":p:h")
	local at = folder
	while at ~= "" do
		for _, mark in ipairs(marks) do
			if vim.loop.fs_stat(at .. "/" .. mark) then
				return at
			end
		end
		local above = vim.fn.fnamemodify(at, ":h")
		if above == at then
			break
		end
		at = above
	end
	return folder
end

local function start(buffer)
	local root = root_of(vim.api.nvim_buf_get_name(buffer))
	if not clients[root] then
		clients[root] = vim.lsp.start_client({
			name = "cjm",
			cmd = vim.g.cjm_command or { "cjm", "lsp" },
			root_dir = root,
			workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
			on_exit = function()
				clients[root] = nil
			end,
		})
	end
	if clients[root] then
		vim.lsp.buf_attach_client(buffer, clients[root])
	end
end

-- Completion with CTRL-X CTRL-O. That of Neovim 0.7 keeps only words that begin as what was typed; ours keeps what the server offers for it:
-- "douleur" offers pain. It is asked again after each letter.
local KINDS = { [11] = "unit", [12] = "value", [14] = "keyword", [17] = "file", [18] = "name", [20] = "choice" }
local offered = { start = 0, items = {} }

local function byte_column(line, character, encoding)
	if encoding == "utf-8" then
		return character
	end
	return vim.str_byteindex(line, character, encoding ~= "utf-32")
end

local function word_of(item)
	local text = item.textEdit and item.textEdit.newText or item.insertText or item.label
	return item.insertTextFormat == 2 and item.label or text
end

local function is_offered(item, typed)
	return vim.startswith((item.filterText or item.label):lower(), typed:lower())
end

local function ask_completion()
	local buffer, row, column = vim.api.nvim_get_current_buf(), unpack(vim.api.nvim_win_get_cursor(0))
	local line, items, start = vim.api.nvim_get_current_line(), {}, column
	local id = clients[root_of(vim.api.nvim_buf_get_name(buffer))]
	local client = id and vim.lsp.get_client_by_id(id)
	if not client then
		return { start = column, items = {} }
	end
	local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
	for _, answer in pairs(vim.lsp.buf_request_sync(buffer, "textDocument/completion", params, 2000) or {}) do
		items = answer.result and (answer.result.items or answer.result) or items
	end
	table.sort(items, function(a, b)
		return (a.sortText or a.label) < (b.sortText or b.label)
	end)
	for _, item in ipairs(items) do
		local range = item.textEdit and item.textEdit.range
		if range and range.start.line == row - 1 then
			start = byte_column(line, range.start.character, client.offset_encoding)
		end
	end
	return { start = start, items = items, typed = line:sub(start + 1, column) }
end

function _G.cjm_complete(find_start, typed)
	if find_start == 1 or find_start == "1" then
		offered = ask_completion()
		return offered.start
	end
	local words = {}
	for _, item in ipairs(offered.items) do
		local help = item.documentation
		if is_offered(item, offered.typed or typed) then
			table.insert(words, {
				word = word_of(item),
				abbr = item.label,
				kind = KINDS[item.kind] or "",
				menu = item.detail or "",
				info = type(help) == "table" and help.value or help or "",
				icase = 1,
				dup = 1,
			})
		end
	end
	return { words = words, refresh = "always" }
end

-- The drawing in a browser, which follows the text and the cursor.
local shown = {}

local function point(buffer)
	local client = shown[buffer] and vim.lsp.get_client_by_id(shown[buffer])
	if client then
		client.notify("cjm/cursor", vim.lsp.util.make_position_params(0, client.offset_encoding))
	end
end

local function preview()
	local buffer = vim.api.nvim_get_current_buf()
	local client = vim.lsp.get_client_by_id(clients[root_of(vim.api.nvim_buf_get_name(buffer))] or 0)
	if not client then
		return vim.notify("cjm: no server", vim.log.levels.ERROR)
	end
	client.request("cjm/preview", { uri = vim.uri_from_bufnr(buffer) }, function(err, answer)
		if err then
			return vim.notify("cjm: " .. err.message, vim.log.levels.ERROR)
		end
		shown[buffer] = client.id
		vim.notify(answer.url)
		if vim.ui.open then -- Neovim 0.10
			vim.ui.open(answer.url)
		end
		point(buffer)
	end, buffer)
end

vim.api.nvim_create_autocmd({ "CursorMoved", "CursorMovedI" }, {
	pattern = "*.cjm",
	callback = function(event)
		point(event.buf)
	end,
})

vim.api.nvim_create_autocmd("FileType", {
	pattern = "cjm",
	callback = function(event)
		local buffer = event.buf
		vim.bo[buffer].commentstring = "# %s"
		vim.bo[buffer].expandtab = true
		vim.bo[buffer].shiftwidth = 2
		vim.bo[buffer].omnifunc = "v:lua.cjm_complete"
		vim.api.nvim_buf_create_user_command(buffer, "CjmPreview", preview, {})
		start(buffer)
	end,
})
