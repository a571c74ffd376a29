-- Each work cited alone, in every style: works (CSL-JSON) and styles (files by name) on stdin, HTML by id and name.
local asked, said = pandoc.json.decode(io.read("a"), false), {}
for _, work in ipairs(asked.works) do
  local read = pandoc.read(pandoc.json.encode({ work }), "csljson")
  said[work.id] = { BibTeX = pandoc.write(read, "bibtex") }
  for name, csl in pairs(asked.styles) do
    read.meta.csl = csl
    local entry = pandoc.Pandoc(pandoc.utils.citeproc(read).blocks[1].content[1].content)
    said[work.id][name] = pandoc.write(entry, "html", { wrap_text = "none" })
  end
end
io.write(pandoc.json.encode(said))
