// SPDX-License-Identifier: Apache-2.0
#include "cli/output_folder.h"

#include "files/names.h"

#include <CLI/CLI.hpp>

#include <set>
#include <system_error>

namespace atos {
namespace {

namespace fs = std::filesystem;

Status makeFolder(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) return cannot("make the folder", folder.string(), failure.value());
    return {};
}

Status placeBelow(const fs::path& folder, const std::string& ending, Inputs& inputs) {
    if (namesStandardOutput(folder))
        return badInput("Several files cannot be written to standard output.", "Name a folder.");
    if (std::error_code failure; fs::exists(folder, failure) && !fs::is_directory(folder, failure))
        return badInput(folder.string() + " is no folder, which several inputs need.", "Name a folder.");
    std::set<fs::path> taken;
    for (Input& input : inputs.all) {
        if (input.error) continue;
        input.output = (folder / input.below).replace_extension(ending);
        if (!taken.insert(input.output).second)
            input.error = badInput(input.output.string() + " is written of another input already.",
                                   "Give " + input.path.string() + " another name.");
        else if (auto made = makeFolder(input.output.parent_path()); !made)
            input.error = made.error();
    }
    return {};
}

} // namespace

void addInputsAndOutput(CLI::App& verb, std::vector<fs::path>& names, const std::string& shown,
                        const std::string& help) {
    verb.add_option(shown, names, help)->required()->expected(2, -1);
}

Result<Inputs> expandInputsWithOutputs(const std::vector<fs::path>& names, InputKind kind,
                                       const std::string& ending) {
    const std::vector<fs::path> named(names.begin(), names.end() - 1);
    std::error_code failure;
    if (named.size() == 1 && !fs::is_directory(named.front(), failure)) {
        Inputs single;
        single.all.push_back({named.front(), {}, named.front().filename(), names.back()});
        return single;
    }
    Inputs inputs = expandInputs(named, kind);
    if (auto placed = placeBelow(names.back(), ending, inputs); !placed) return placed.error();
    return inputs;
}

} // namespace atos
