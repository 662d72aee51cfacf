// SPDX-License-Identifier: Apache-2.0
// What works are called, as a concert programme prints it: tables that people wrote. Any thread.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace atos {

/// Texts are UTF-8; all but composer and title may be empty.
struct WorkName {
    std::string composer; ///< "J. S. Bach"; the artist of a pop song, who plays jazz, "Traditional"
    std::string title;    ///< "Piano Sonata No. 25"
    std::string key;      ///< "G major", "B-flat minor": of the work, which a movement may leave
    std::string opus;     ///< "Op. 79", "BWV 846": the number in a catalogue, and a byname
    std::string movement; ///< "II. Andante"
    bool known = false;   ///< everyone who likes music has heard it
};

/// By the path of the file, as the table writes it.
using WorkNames = std::map<std::string, WorkName, std::less<>>;

/// "Piano Sonata No. 25 in G major, Op. 79: II. Andante", without the parts that are empty.
[[nodiscard]] std::string shownTitle(const WorkName& name);

/// A table with the columns path, composer, title, key, opus, movement and known ("yes" or empty), separated
/// by tabs. badInput names the line of what cannot be read or stands twice.
[[nodiscard]] Result<WorkNames> readWorkNames(const std::filesystem::path& path);

} // namespace atos
