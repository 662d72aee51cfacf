// SPDX-License-Identifier: Apache-2.0
#include "ui/sample_library.h"

#include "app/library/take_library.h"

#include <array>
#include <stdexcept>
#include <string>

namespace atos::test {
namespace {

constexpr UnixSeconds newest = 1795200000; // in November 2026
constexpr UnixSeconds between = 3 * 60 * 60;

Take sampleTake(int number) {
    struct Piece {
        const char* title;
        const char* key;
        const char* composer;
    };
    static constexpr std::array<Piece, 6> pieces{
        {{"Träumerei", "F major", "Schumann R"},
         {"", "D minor", ""},
         {"Nocturne in E flat major", "Eb major", "Chopin"},
         {"Invention", "C major", "Bach JS"},
         {"The very long and winding title that somebody wrote after a concert "
          "about everything that went on in that evening",
          "", ""},
         {"Scales", "Bb major", ""}}};
    static constexpr std::array<const char*, 4> students{"Clara", "Robert", "",
                                                         "Maximiliana-Wilhelmine von Hohenstein"};
    const auto n = static_cast<std::size_t>(number);
    const Piece& piece = pieces.at(n % pieces.size());
    Take take;
    take.file = "take-" + std::to_string(number) + ".mid";
    take.played = newest - number * between;
    take.seconds = 40 + (number * 37) % 400;
    take.notes = 300 + (number * 113) % 2000;
    take.key = piece.key;
    take.composer = piece.composer;
    if (!take.composer.empty()) take.genre = "classical";
    take.labels = {piece.title, students.at(n % students.size()), number % 5 == 0 ? "exam" : "",
                   "Lesson number " + std::to_string(number) + "."};
    take.starred = number % 7 == 0;
    return take;
}

} // namespace

void fillLibrary(const std::filesystem::path& database, int count) {
    auto library = TakeLibrary::open(database);
    if (!library) throw std::runtime_error(library.error().message);
    std::vector<Take> takes;
    for (int number = 0; number < count; ++number)
        takes.push_back(sampleTake(number));
    // Added when time ends: no rule erases them.
    if (const Status added = (*library)->add(takes, UnixSeconds{1} << 40U); !added)
        throw std::runtime_error(added.error().message);
}

} // namespace atos::test
