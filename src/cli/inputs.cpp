// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <system_error>

namespace atos {
namespace {

bool isMidiName(const std::filesystem::path& path) {
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return extension == ".mid" || extension == ".midi";
}

Result<std::vector<std::filesystem::path>> midiFilesBelow(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failure;
    std::filesystem::recursive_directory_iterator entry(
        folder, std::filesystem::directory_options::skip_permission_denied, failure);
    for (const std::filesystem::recursive_directory_iterator end; !failure && entry != end;
         entry.increment(failure)) {
        std::error_code ignored;
        if (isMidiName(entry->path()) && entry->is_regular_file(ignored)) files.push_back(entry->path());
    }
    if (failure)
        return badInput("Cannot read the folder " + folder.string() + ": " + failure.message() + ".");
    if (files.empty()) return badInput("The folder " + folder.string() + " has no MIDI files (.mid, .midi).");
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

Result<std::vector<std::filesystem::path>> expandInputs(const std::vector<std::filesystem::path>& named) {
    std::vector<std::filesystem::path> inputs;
    for (const auto& path : named) {
        std::error_code failure;
        const auto status = std::filesystem::status(path, failure);
        if (status.type() == std::filesystem::file_type::not_found)
            return badInput("There is no file " + path.string() + ".");
        if (failure) return badInput("Cannot open " + path.string() + ": " + failure.message() + ".");
        if (!std::filesystem::is_directory(status)) {
            inputs.push_back(path);
            continue;
        }
        auto below = midiFilesBelow(path);
        if (!below) return below.error();
        inputs.insert(inputs.end(), below->begin(), below->end());
    }
    return inputs;
}

Status refuseSameFile(const std::filesystem::path& input, const std::filesystem::path& output) {
    std::error_code failure;
    if (!std::filesystem::equivalent(input, output, failure)) return {};
    return badInput(output.string() + " is the input itself.", "Choose another name for the output.");
}

} // namespace atos
