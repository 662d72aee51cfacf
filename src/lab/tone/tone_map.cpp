// SPDX-License-Identifier: Apache-2.0
#include "lab/tone/tone_map.h"

#include "lab/metrics/svg_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>
#include <vector>

namespace atos {
namespace {

constexpr std::size_t drawnPieces = 200;
constexpr int width = 860;
constexpr int height = 620;
constexpr int left = 70;
constexpr int right = 20;
constexpr int top = 60;
constexpr int bottom = 60;
constexpr double driest = -28;
constexpr double wettest = -6;
constexpr double shortest = 0.3;
constexpr double longest = 5;

/// Told apart by the colour-blind too (Okabe & Ito 2008), with two more.
constexpr std::array<std::string_view, 10> colours{"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00",
                                                   "#56b4e9", "#000000", "#f0e442", "#8b4513", "#777777"};

double xOf(double level) {
    return left + (level - driest) / (wettest - driest) * (width - left - right);
}

double yOf(double seconds) {
    const double share = std::log(seconds / shortest) / std::log(longest / shortest);
    return height - bottom - share * (height - top - bottom);
}

std::string axes() {
    std::string svg;
    for (int level = -26; level <= -8; level += 3)
        svg += fmt::format("<text x=\"{:.0f}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n", xOf(level),
                           height - bottom + 22, level);
    for (const double seconds : {0.4, 0.7, 1.0, 1.5, 2.0, 3.0, 4.0}) {
        svg += fmt::format("<text x=\"{}\" y=\"{:.0f}\" text-anchor=\"end\">{:.1f}</text>\n", left - 10,
                           yOf(seconds) + 4, seconds);
        svg += fmt::format("<line x1=\"{}\" x2=\"{}\" y1=\"{:.0f}\" y2=\"{:.0f}\" stroke=\"#ddd\"/>\n", left,
                           width - right, yOf(seconds), yOf(seconds));
    }
    svg += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">level of the room, dB</text>\n",
                       width - right, height - bottom + 42);
    svg += fmt::format("<text x=\"{}\" y=\"{}\">room, seconds</text>\n", 12, top - 14);
    return svg;
}

/// As many of each genre as there are, up to drawnPieces together, in the order given.
std::map<std::string, std::vector<const RecommendedPiece*>> balanced(std::span<const RecommendedPiece> pieces) {
    std::map<std::string, std::vector<const RecommendedPiece*>> genres;
    for (const RecommendedPiece& piece : pieces)
        if (piece.target.preset.reverbTime && piece.target.preset.reverbLevel)
            genres[piece.genre].push_back(&piece);
    if (genres.empty()) return genres;
    std::size_t each = drawnPieces;
    const auto drawn = [&] {
        std::size_t sum = 0;
        for (const auto& [genre, list] : genres)
            sum += std::min(each, list.size());
        return sum;
    };
    while (each > 1 && drawn() > drawnPieces)
        --each;
    for (auto& [genre, list] : genres)
        list.resize(std::min(each, list.size()));
    return genres;
}

} // namespace

std::string drawToneMap(std::span<const RecommendedPiece> pieces) {
    std::string svg = fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" "
                                  "font-family=\"sans-serif\" font-size=\"13\">\n"
                                  "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n",
                                  width, height);
    svg += axes();
    std::size_t colour = 0;
    int legend = left;
    for (const auto& [genre, list] : balanced(pieces)) {
        const std::string_view fill = colours.at(std::min(colour++, colours.size() - 1));
        svg += fmt::format("<circle cx=\"{}\" cy=\"20\" r=\"5\" fill=\"{}\"/><text x=\"{}\" y=\"24\">{}</text>\n",
                           legend, fill, legend + 9, genre);
        legend += 34 + 7 * static_cast<int>(genre.size());
        for (const RecommendedPiece* piece : list) {
            const TonePreset& tone = piece->target.preset;
            svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\" "
                               "fill-opacity=\"0.7\"><title>{}: {}</title></circle>\n",
                               xOf(*tone.reverbLevel), yOf(*tone.reverbTime),
                               5 + 3 * tone.brightness.value_or(0), fill, svgText(piece->labels.key),
                               svgText(piece->target.choice.name));
        }
    }
    return svg + "</svg>\n";
}

} // namespace atos
