/* pains.cpp — another program reads what a map says: every pain with its stage, its step and its properties.
 *
 *   c++ pains.cpp $(pkg-config --cflags --libs cjm) -o pains && ./pains folder map.cjm */
#include <cjm.h>

#include <iostream>
#include <memory>

using Project = std::unique_ptr<cjm_project, decltype(&cjm_project_free)>;
using Map = std::unique_ptr<cjm_map, decltype(&cjm_map_free)>;

static void print(const cjm_thing *pain)
{
	const cjm_place place = cjm_thing_place(pain);
	std::cout << place.path << ":" << place.line << ": " << cjm_thing_text(pain);
	for (const cjm_thing *in = cjm_thing_parent(pain); cjm_thing_parent(in); in = cjm_thing_parent(in))
		std::cout << " < " << cjm_thing_text(in);
	std::cout << "\n";
	for (size_t i = 0; i < cjm_thing_property_count(pain); i++) {
		const cjm_property *said = cjm_thing_property_at(pain, i);
		std::cout << "    " << cjm_property_name(said) << ": ";
		if (cjm_property_type(said) == CJM_THINGS)
			std::cout << cjm_thing_text(cjm_property_thing_at(said, 0)) << "\n";
		else
			std::cout << cjm_property_text(said) << "\n";
	}
}

/* Whatever stands in a thing, and in what stands there. */
static void look_in(const cjm_thing *thing)
{
	for (const cjm_thing *t = cjm_thing_first(thing, nullptr); t; t = cjm_thing_next(t, nullptr)) {
		if (std::string(cjm_thing_kind(t)) == "pain")
			print(t);
		look_in(t);
	}
}

int main(int count, char **words)
{
	const Project project(count == 3 ? cjm_project_new_in(words[1]) : nullptr, cjm_project_free);
	if (!project) {
		std::cerr << "usage: pains FOLDER MAP\n";
		return 2;
	}
	const Map map(cjm_map_read(project.get(), words[2]), cjm_map_free);
	std::cerr << cjm_findings_text(cjm_map_findings(map.get())) << cjm_map_why(map.get());
	look_in(cjm_map_file(map.get()));
	return 0;
}
