-- word.lua — for pandoc: columns of tables as wide as their words ask for. A table of Markdown says nothing of widths, and a Word file made of one would have
-- columns of equal width, with words broken in two. A table with more columns than a page has room for becomes paragraphs: a row is its first cell, with what
-- the others say below it.
--
--     pandoc -f gfm --lua-filter word.lua report.md -o report.docx

local LINE = 76 -- characters that a line of a page holds

local function length(text)
  return utf8.len(text) or #text
end

local function longest_word(text)
  local longest = 0
  for word in text:gmatch("%S+") do
    longest = math.max(longest, length(word))
  end
  return longest
end

local function look_at(rows, least, wanted)
  for _, row in ipairs(rows) do
    for i, cell in ipairs(row.cells or row[2]) do
      local text = pandoc.utils.stringify(pandoc.Div(cell.contents or cell[5]))
      least[i] = math.max(least[i] or 0, longest_word(text) + 2)
      wanted[i] = (wanted[i] or 0) + math.min(length(text), LINE)
    end
  end
end

local function cells_of(row)
  return row.cells or row[2]
end

local function contents_of(cell)
  return cell.contents or cell[5]
end

local function as_paragraphs(t)
  local heads, blocks = cells_of((t.head.rows or t.head[2])[1]), {}
  for _, body in ipairs(t.bodies) do
    for _, row in ipairs(body.body) do
      local paragraph = pandoc.Inlines({})
      for i, cell in ipairs(cells_of(row)) do
        local said = pandoc.utils.blocks_to_inlines(contents_of(cell))
        if i == 1 then
          paragraph:extend({ pandoc.Strong(said), pandoc.LineBreak() })
        elseif #said > 0 then
          paragraph:extend({ pandoc.Emph(pandoc.utils.blocks_to_inlines(contents_of(heads[i]))), pandoc.Space() })
          paragraph:extend(said)
          paragraph:extend({ pandoc.Space(), pandoc.Str("·"), pandoc.Space() })
        end
      end
      for _ = 1, 3 do
        if #paragraph > 2 then
          paragraph:remove()
        end
      end
      table.insert(blocks, pandoc.Para(paragraph))
    end
  end
  return blocks
end

-- What is left when each column has room for its longest word goes to those with most text.
function Table(t)
  local least, wanted, needed, all = {}, {}, 0, 0
  look_at(t.head.rows or t.head[2], least, wanted)
  for _, body in ipairs(t.bodies) do
    look_at(body.body, least, wanted)
  end
  for i in ipairs(t.colspecs) do
    needed = needed + (least[i] or 1)
    all = all + (wanted[i] or 1)
  end
  if needed > LINE then
    return as_paragraphs(t)
  end
  local spare = LINE - needed
  for i, spec in ipairs(t.colspecs) do
    local width = (least[i] or 1) + spare * (wanted[i] or 1) / math.max(all, 1)
    t.colspecs[i] = { spec[1], width / LINE }
  end
  return t
end
