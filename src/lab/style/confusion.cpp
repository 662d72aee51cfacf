// SPDX-License-Identifier: Apache-2.0
#include "lab/style/confusion.h"
#include "lab/metrics/svg_text.h"
#include "lab/style/predictions.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace atos {
namespace {

constexpr int cell = 40;
constexpr int labelWidth = 120;
constexpr int headingHeight = 34;
constexpr int slantedHeight = 90; ///< of the column labels
constexpr double worthANumber = 0.005;

/// Works of each true label by the label given, each work weighing one.
struct Counts {
    std::map<std::string, std::map<std::string, double>> given;
    std::map<std::string, double> works;
};

Counts count(StyleHead head, std::span<const StylePrediction> predictions, const HeadCalibration& calibration,
             const std::vector<std::string>& labels) {
    const auto which = static_cast<std::size_t>(head);
    std::map<std::string, int> files;
    for (const StylePrediction& prediction : predictions)
        if (prediction.truth.known(head)) ++files[prediction.cluster];
    Counts counts;
    for (const StylePrediction& prediction : predictions) {
        const auto logits = blend(prediction.network[which], prediction.features[which], calibration);
        if (!prediction.truth.known(head) || logits.size() != labels.size()) continue;
        const auto best = std::max_element(logits.begin(), logits.end()) - logits.begin();
        const std::string& truth = labels.at(static_cast<std::size_t>(prediction.truth.label.at(which)));
        const double weight = 1.0 / files[prediction.cluster];
        counts.given[truth][labels[static_cast<std::size_t>(best)]] += weight;
        counts.works[truth] += weight;
    }
    return counts;
}

/// The columns: every label that is true or given somewhere, true ones first in the rows' order.
std::vector<std::string> columnsOf(const Json& matrix) {
    std::vector<std::string> columns;
    const auto add = [&columns](const std::string& label) {
        if (std::find(columns.begin(), columns.end(), label) == columns.end()) columns.push_back(label);
    };
    for (const auto& [truth, row] : matrix.items())
        add(truth);
    for (const auto& [truth, row] : matrix.items())
        for (const auto& [label, share] : row.items())
            add(label);
    return columns;
}

std::string drawCell(double share, int x, int y) {
    const int light = static_cast<int>(std::lround(255 * (1 - std::sqrt(share))));
    std::string svg =
        fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"rgb({},{},255)\"/>\n", x, y,
                    cell - 2, cell - 2, light, 64 + light * 3 / 4);
    if (share >= worthANumber)
        svg +=
            fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" fill=\"{}\">{:.0f}</text>\n",
                        x + cell / 2 - 1, y + cell / 2 + 4, share > 0.4 ? "#ffffff" : "#222222", 100 * share);
    return svg;
}

std::string drawMatrix(const std::string& head, const Json& matrix, int top) {
    const auto columns = columnsOf(matrix);
    std::string svg =
        fmt::format("<text x=\"10\" y=\"{}\" font-size=\"16\">{}</text>\n", top + 22, svgText(head));
    const int cellsTop = top + headingHeight + slantedHeight;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const int x = labelWidth + static_cast<int>(column) * cell + cell / 2;
        svg += fmt::format("<text transform=\"translate({},{}) rotate(-55)\">{}</text>\n", x, cellsTop - 6,
                           svgText(columns[column]));
    }
    int y = cellsTop;
    for (const auto& [truth, row] : matrix.items()) {
        svg += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n", labelWidth - 8,
                           y + cell / 2 + 4, svgText(truth));
        for (std::size_t column = 0; column < columns.size(); ++column)
            svg += drawCell(row.value(columns[column], 0.0), labelWidth + static_cast<int>(column) * cell, y);
        y += cell;
    }
    return svg;
}

} // namespace

Json confusionOf(StyleHead head, std::span<const StylePrediction> predictions,
                 const HeadCalibration& calibration, const std::vector<std::string>& labels) {
    if (head == StyleHead::tag) return nullptr;
    const Counts counts = count(head, predictions, calibration, labels);
    Json matrix = Json::object();
    for (const auto& [truth, row] : counts.given)
        for (const auto& [label, works] : row)
            matrix[truth][label] = std::round(works / counts.works.at(truth) * 1e4) / 1e4;
    return matrix;
}

std::string drawConfusions(const Json& confusions) {
    std::string matrices;
    int height = 10;
    std::size_t widest = 0;
    for (const auto& [head, matrix] : confusions.items()) {
        if (!matrix.is_object() || matrix.empty()) continue;
        matrices += drawMatrix(head, matrix, height);
        height += headingHeight + slantedHeight + static_cast<int>(matrix.size()) * cell + 20;
        widest = std::max(widest, columnsOf(matrix).size());
    }
    const int width = labelWidth + static_cast<int>(widest) * cell + slantedHeight;
    return fmt::format(
               "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" font-family=\"sans-serif\" "
               "font-size=\"12\" fill=\"#222222\">\n<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n",
               width, height)
           + matrices + "</svg>\n";
}

} // namespace atos
