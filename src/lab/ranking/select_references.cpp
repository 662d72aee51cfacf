// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/select_references.h"

#include "lab/style/labels.h"
#include "style/mood_cues.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

namespace atos {
namespace {

constexpr int mostOfOneComposer = 30;
constexpr double shortest = 25; // seconds
constexpr double longest = 600;
constexpr double fastFrom = 110; // beats a minute

/// Sources that references come from, by the beginning of their name. The others are machine transcriptions
/// of what others wrote down better, or may not be passed on.
struct ScoreLibrary {
    std::string_view source;
    const char* attribution;
};
constexpr std::array<ScoreLibrary, 9> libraries{
    {{"MutopiaProject/MutopiaProject", "The Mutopia Project"},
     {"cheriell/ClassicalPianoMIDI-dataset", "Bernd Krueger, piano-midi.de"},
     {"pl-wnifc/humdrum-chopin-first-editions", "The Fryderyk Chopin Institute, First Editions"},
     {"pl-wnifc/humdrum-polish-scores", "The Fryderyk Chopin Institute, Polish Music Heritage"},
     {"OpenScore/Lieder", "OpenScore Lieder Corpus"},
     {"ksnortum/", "Knute Snortum"},
     {"music-x-lab/POP909-Dataset", "Z. Wang et al., POP909"},
     {"almostimplemented/PiJAMA", "D. Edwards et al., PiJAMA"},
     {"craigsapp/joplin", "C. S. Sapp, Joplin scores"}}};

/// 0 is the freest; empty for licences that do not let everyone use the piece, or with `research` do not let
/// anyone.
std::optional<int> burdenOf(const std::string& licence, bool research) {
    if (licence == "Public Domain" || licence.starts_with("CC0")) return 0;
    if (licence.starts_with("CC BY ") || licence.starts_with("MIT")) return 1;
    if (licence.starts_with("CC BY-SA ")) return 2;
    if (research && licence.starts_with("CC BY-NC")) return 3;
    return std::nullopt;
}

bool isNamed(const LabelledPiece& piece) {
    const std::string name = creditOf(piece);
    // Composers spelled in capitals are reductions of band and ballet music.
    return name.size() > 1 && name.front() != '(' && name != "Anonymous"
           && (piece.genre != "classical" || std::islower(static_cast<unsigned char>(name[1])) != 0);
}

bool isEligible(const LabelledPiece& piece, bool research) {
    const bool open = piece.licenceClass == CollectionLicence::open;
    const bool wanted = open || (research && (piece.genre == "jazz" || piece.genre == "ragtime"));
    return wanted && burdenOf(piece.licence, research) && isNamed(piece) && !attributionOf(piece).empty()
           && piece.split == "train" && !genreOf(piece).empty() && !piece.title.empty()
           && piece.seconds >= shortest && piece.seconds <= longest;
}

/// How much of a kind was chosen, against the square root of what there is: those who wrote much are heard
/// more, but not all alike.
class Crowding {
public:
    void offer(const std::string& kind) { ++offered_[kind]; }
    void choose(const std::string& kind) { ++chosen_[kind]; }
    [[nodiscard]] int chosen(const std::string& kind) const {
        const auto found = chosen_.find(kind);
        return found == chosen_.end() ? 0 : found->second;
    }
    [[nodiscard]] double of(const std::string& kind) const {
        return chosen(kind) / std::sqrt(static_cast<double>(offered_.at(kind)));
    }

private:
    std::map<std::string, int> offered_, chosen_;
};

} // namespace

std::string attributionOf(const LabelledPiece& piece) {
    const auto* const found = std::find_if(libraries.begin(), libraries.end(), [&piece](const auto& library) {
        return piece.source.starts_with(library.source);
    });
    return found == libraries.end() ? "" : found->attribution;
}

std::string creditOf(const LabelledPiece& piece) {
    if (piece.genre == "jazz") return piece.performer;
    if (piece.genre == "pop") {
        const auto artist = piece.title.rfind(" - ");
        return artist == std::string::npos ? std::string() : piece.title.substr(artist + 3);
    }
    const bool folk = piece.genre == "folk" || piece.genre == "popular_dance";
    return folk && (piece.composer == "Anonymous" || piece.composer.empty()) ? "Traditional" : piece.composer;
}

std::string moodByCues(Mode mode, double bpm) {
    return moodQuadrant(mode == Mode::major, bpm >= fastFrom);
}

std::string moodByCues(const LabelledPiece& piece) {
    const bool major = piece.tonality.ends_with(":maj");
    if (piece.bpm <= 0 || (!major && !piece.tonality.ends_with(":min"))) return "";
    return moodByCues(major ? Mode::major : Mode::minor, piece.bpm);
}

std::vector<LabelledPiece> selectReferences(const std::vector<LabelledPiece>& pieces, std::size_t count,
                                            bool research) {
    std::vector<const LabelledPiece*> open;
    Crowding composers;
    Crowding forms;
    Crowding moods;
    for (const LabelledPiece& piece : pieces) {
        if (!isEligible(piece, research)) continue;
        open.push_back(&piece);
        composers.offer(creditOf(piece));
        forms.offer(piece.form);
        moods.offer(moodByCues(piece));
    }
    std::map<std::string, int> ofGenre;
    std::set<std::string> works;
    const auto rank = [&](const LabelledPiece& piece) {
        const double crowded =
            composers.of(creditOf(piece)) + forms.of(piece.form) + moods.of(moodByCues(piece));
        return std::tuple(ofGenre[genreOf(piece)], crowded, *burdenOf(piece.licence, research), piece.key);
    };
    std::vector<LabelledPiece> chosen;
    while (chosen.size() < count) {
        std::erase_if(open, [&](const LabelledPiece* piece) {
            const std::string credit = creditOf(*piece);
            return works.contains(piece->cluster)
                   || (credit != "Traditional" && composers.chosen(credit) >= mostOfOneComposer);
        });
        if (open.empty()) break;
        const auto best = std::min_element(open.begin(), open.end(),
                                           [&](const auto* a, const auto* b) { return rank(*a) < rank(*b); });
        const LabelledPiece& piece = **best;
        ++ofGenre[genreOf(piece)];
        composers.choose(creditOf(piece));
        forms.choose(piece.form);
        moods.choose(moodByCues(piece));
        works.insert(piece.cluster);
        chosen.push_back(piece);
    }
    std::sort(chosen.begin(), chosen.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    return chosen;
}

} // namespace atos
