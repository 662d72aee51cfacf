// SPDX-License-Identifier: Apache-2.0
#include "lab/embedding/embedding_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string_view>

namespace atos {

namespace {

constexpr std::size_t drawnWords = 26;       ///< of each mode
constexpr std::size_t consideredWords = 200; ///< the most frequent chords
constexpr int panelWidth = 620;
constexpr int height = 640;
constexpr int margin = 50;
constexpr int titleY = 70;
constexpr int powerIterations = 300;

struct Function {
    std::string_view name;
    std::string_view colour; ///< told apart by the colour-blind too (Okabe & Ito 2008)
};

constexpr std::array functions{Function{"tonic", "#0072b2"}, Function{"pre-dominant", "#009e73"},
                               Function{"dominant", "#d55e00"}, Function{"borrowed dominant", "#cc79a7"},
                               Function{"other", "#777777"}};

bool isChord(const std::string& word) {
    return word.size() > 2 && word.find('>') == std::string::npos;
}

std::size_t functionOf(const std::string& word) {
    if (word.find('/') != std::string::npos) return 3;
    const std::string_view numeral = std::string_view(word).substr(2);
    const std::size_t letters = std::min(numeral.find_first_not_of("IViv"), numeral.size());
    std::string degree;
    for (const char letter : numeral.substr(0, letters))
        degree += letter == 'i' ? 'I' : letter == 'v' ? 'V' : letter;
    if (degree == "I" || degree == "VI" || degree == "III") return 0;
    if (degree == "II" || degree == "IV" || numeral.starts_with("bII")
        || numeral.find("aug6") != numeral.npos)
        return 1;
    return degree == "V" || degree == "VII" ? 2 : 4;
}

std::vector<std::string> commonChords(const ChordEmbedding& embedding, std::size_t count) {
    std::vector<std::string> words;
    for (const std::string& word : embedding.vocabulary())
        if (isChord(word) && words.size() < count) words.push_back(word);
    return words;
}

using Point = std::vector<double>;

double dot(const Point& a, const Point& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

void takeAway(Point& from, const Point& axis) {
    const double along = dot(from, axis);
    for (std::size_t i = 0; i < from.size(); ++i)
        from[i] -= along * axis[i];
}

/// The direction in which the points differ most (power iteration).
Point principalAxis(const std::vector<Point>& points) {
    Point axis(points.front().size(), 1.0);
    for (int round = 0; round < powerIterations; ++round) {
        Point next(axis.size());
        for (const Point& point : points) {
            const double along = dot(point, axis);
            for (std::size_t i = 0; i < next.size(); ++i)
                next[i] += along * point[i];
        }
        const double length = std::sqrt(dot(next, next));
        if (!(length > 0)) break;
        for (std::size_t i = 0; i < next.size(); ++i)
            axis[i] = next[i] / length;
    }
    return axis;
}

/// Coordinates on the two principal axes, each scaled to 0..1.
std::array<std::vector<double>, 2> planeOf(std::vector<Point> points) {
    Point mean(points.front().size());
    for (const Point& point : points)
        for (std::size_t i = 0; i < mean.size(); ++i)
            mean[i] += point[i] / static_cast<double>(points.size());
    for (Point& point : points)
        for (std::size_t i = 0; i < mean.size(); ++i)
            point[i] -= mean[i];
    std::array<std::vector<double>, 2> plane;
    for (std::vector<double>& coordinates : plane) {
        const Point axis = principalAxis(points);
        for (Point& point : points) {
            coordinates.push_back(dot(point, axis));
            takeAway(point, axis);
        }
        const auto [low, high] = std::minmax_element(coordinates.begin(), coordinates.end());
        const double from = *low;
        const double range = std::max(*high - *low, 1e-9);
        for (double& coordinate : coordinates)
            coordinate = (coordinate - from) / range;
    }
    return plane;
}

std::string mark(double x, double y, std::string_view colour) {
    return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\" fill=\"{}\"/>\n", x, y, colour);
}

std::string legend() {
    std::string svg;
    int x = margin;
    for (const Function& function : functions) {
        svg += mark(x, 24, function.colour);
        svg += fmt::format("<text x=\"{}\" y=\"28\">{}</text>\n", x + 10, function.name);
        x += 40 + 7 * static_cast<int>(function.name.size());
    }
    return svg;
}

/// The chords of one mode ('M' or 'm'), in a panel of their own: the first axis would only tell the modes
/// apart.
std::string panel(const ChordEmbedding& embedding, char mode, int left) {
    std::vector<std::string> words = commonChords(embedding, consideredWords);
    std::erase_if(words, [mode](const std::string& word) { return word.front() != mode; });
    words.resize(std::min(words.size(), drawnWords));
    std::vector<Point> points;
    for (const std::string& word : words) {
        const std::span<const float> vector = embedding.vectorOf(word);
        points.emplace_back(vector.begin(), vector.end());
    }
    std::string svg = fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"16\">{}</text>\n", left + margin,
                                  titleY, mode == 'M' ? "in major" : "in minor");
    if (points.empty()) return svg;
    const auto plane = planeOf(std::move(points));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const double x = left + margin + plane[0][i] * (panelWidth - 2.5 * margin);
        const double y = titleY + margin / 2.0 + plane[1][i] * (height - titleY - margin);
        svg += mark(x, y, functions[functionOf(words[i])].colour);
        svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", x + 8, y + 4, words[i].substr(2));
    }
    return svg;
}

} // namespace

std::vector<Neighbour> neighboursOf(const ChordEmbedding& embedding, const std::string& word,
                                    std::size_t count, std::size_t common) {
    const std::span<const float> vector = embedding.vectorOf(word);
    std::vector<Neighbour> neighbours;
    if (vector.empty()) return neighbours;
    for (const std::string& other : commonChords(embedding, common))
        if (other != word) neighbours.push_back({other, cosine(vector, embedding.vectorOf(other))});
    std::stable_sort(neighbours.begin(), neighbours.end(),
                     [](const Neighbour& a, const Neighbour& b) { return a.similarity > b.similarity; });
    neighbours.resize(std::min(count, neighbours.size()));
    return neighbours;
}

std::string drawEmbedding(const ChordEmbedding& embedding) {
    std::string svg = fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" "
                                  "font-family=\"sans-serif\" font-size=\"12\" fill=\"#222222\">\n"
                                  "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n",
                                  2 * panelWidth, height);
    return svg + legend() + panel(embedding, 'M', 0) + panel(embedding, 'm', panelWidth) + "</svg>\n";
}

} // namespace atos
