// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.h"

#include "app/transcribe/music_names.h"
#include "audio/file/recording_formats.h"
#include "files/folder.h"
#include "files/names.h"

#include <algorithm>
#include <string>
#include <system_error>

namespace atos {
namespace {

namespace fs = std::filesystem;

bool isWanted(const fs::path& path, InputKind kind) {
    switch (kind) {
    case InputKind::midi:
        return isMidiName(path);
    case InputKind::recordings:
        return isRecordingName(path);
    case InputKind::music:
        break;
    }
    return isMusicName(path);
}

bool isHidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

Error notAFile(const fs::path& path, fs::file_type type) {
    const char* const what =
        type == fs::file_type::not_found ? " is a link to nothing." : " is a pipe or device, not a file.";
    return badInput(path.string() + what);
}

/// Links to folders are not followed: they may lead in circles.
void addFolder(const fs::path& folder, InputKind kind, std::vector<Input>& inputs) {
    const auto entries = entriesOf(folder);
    if (!entries) {
        inputs.push_back({folder, entries.error()});
        return;
    }
    for (const fs::path& entry : *entries) {
        if (isHidden(entry)) continue;
        std::error_code failure;
        const fs::file_status status = fs::status(entry, failure);
        if (fs::is_directory(status)) {
            if (!fs::is_symlink(fs::symlink_status(entry, failure))) addFolder(entry, kind, inputs);
        } else if (isWanted(entry, kind)) {
            inputs.push_back({entry, {}});
            // A pipe that lies about is not waited for.
            if (status.type() == fs::file_type::not_found
                || (fs::exists(status) && !fs::is_regular_file(status)))
                inputs.back().error = notAFile(entry, status.type());
        }
    }
}

const char* nothingIn(InputKind kind) {
    switch (kind) {
    case InputKind::midi:
        return " has no MIDI files (.mid, .midi, .kar, .rmi).";
    case InputKind::recordings:
        return " has no recordings.";
    case InputKind::music:
        break;
    }
    return " has no music (MIDI files or recordings).";
}

void addNamed(const fs::path& path, InputKind kind, Inputs& inputs) {
    std::error_code failure;
    const auto status = fs::status(path, failure);
    if (namesStandardInput(path)) {
        const bool again = std::any_of(inputs.all.begin(), inputs.all.end(),
                                       [](const Input& input) { return namesStandardInput(input.path); });
        inputs.all.push_back({path, {}});
        if (again) inputs.all.back().error = badInput("Standard input can be read only once.");
    } else if (path.empty()) { // an unset variable of a script
        inputs.all.push_back({path, badInput("An input has an empty name.", "Name a file or a folder.")});
    } else if (status.type() == fs::file_type::not_found) {
        inputs.all.push_back({path, badInput("There is no file " + path.string() + ".")});
    } else if (failure) {
        inputs.all.push_back({path, cannot("open", path.string(), failure.value())});
    } else if (!fs::is_directory(status)) {
        inputs.all.push_back({path, {}});
    } else {
        inputs.several = true;
        const std::size_t before = inputs.all.size();
        addFolder(path, kind, inputs.all);
        if (inputs.all.size() == before)
            inputs.all.push_back({path, badInput("The folder " + path.string() + nothingIn(kind))});
        for (std::size_t i = before; i < inputs.all.size(); ++i)
            inputs.all[i].below = inputs.all[i].path.lexically_relative(path);
    }
}

} // namespace

std::vector<fs::path> Inputs::paths() const {
    std::vector<fs::path> sound;
    for (const Input& input : all)
        if (!input.error) sound.push_back(input.path);
    return sound;
}

Inputs expandInputs(const std::vector<fs::path>& named, InputKind kind) {
    Inputs inputs;
    inputs.several = named.size() > 1;
    for (const fs::path& path : named)
        addNamed(path, kind, inputs);
    for (Input& input : inputs.all)
        if (input.below.empty()) input.below = input.path.filename();
    return inputs;
}

Result<std::vector<fs::path>> requireInputs(const std::vector<fs::path>& named, InputKind kind) {
    const Inputs inputs = expandInputs(named, kind);
    for (const Input& input : inputs.all)
        if (input.error) return *input.error;
    return inputs.paths();
}

} // namespace atos
