// SPDX-License-Identifier: Apache-2.0
#include "app/training/run_log.h"

#include "files/bytes.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace atos {
namespace {

constexpr std::uintmax_t largestLog = 64U << 20U;
constexpr std::size_t mostLines = 200'000;
constexpr std::size_t longestLine = 4096;
constexpr std::size_t mostCurves = 32;
constexpr std::string_view logEnding = ".log.jsonl";
constexpr double mostSteps = 1e9;
constexpr double longestRun = 1e7; // minutes

void addPoint(RunLog& log, const std::string& name, double step, double value) {
    auto curve = std::find_if(log.curves.begin(), log.curves.end(),
                              [&](const RunCurve& known) { return known.name == name; });
    if (curve == log.curves.end()) {
        if (log.curves.size() == mostCurves) return;
        curve = log.curves.insert(log.curves.end(), {name, {}, {}});
    }
    curve->steps.push_back(step);
    curve->values.push_back(value);
}

/// False when the line is not one of ours.
bool addLine(RunLog& log, std::string_view text, double& lastStep) {
    if (text.size() > longestLine) return false;
    const auto line = parseJson(text, "The line");
    if (!line || !line->is_object()) return false;
    const auto step = numberIn(*line, "step", 0, mostSteps);
    if (!step) return false;
    if (*step < lastStep) log = {{}, 0, log.skippedLines};
    lastStep = *step;
    if (const auto minutes = numberIn(*line, "minutes", 0, longestRun)) log.minutes = *minutes;
    for (const auto& [name, value] : line->items())
        if (value.is_number() && name != "step" && name != "minutes" && std::isfinite(value.get<double>()))
            addPoint(log, name, *step, value.get<double>());
    return true;
}

std::filesystem::path beside(const std::filesystem::path& weights, std::string_view ending) {
    std::filesystem::path path = weights;
    path += ending;
    return path;
}

} // namespace

std::filesystem::path runLogOf(const std::filesystem::path& weights) {
    return beside(weights, logEnding);
}

std::filesystem::path weightsOf(const std::filesystem::path& log) {
    const std::string name = log.string();
    return name.ends_with(logEnding) ? name.substr(0, name.size() - logEnding.size()) : std::string();
}

std::filesystem::path sampleStripOf(const std::filesystem::path& weights) {
    return beside(weights, ".samples.png");
}

Result<RunLog> readRunLog(const std::filesystem::path& log) {
    const auto bytes = readFile(log, largestLog);
    if (!bytes) return bytes.error();
    std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    RunLog run;
    double lastStep = 0;
    for (std::size_t lines = 0; !text.empty(); ++lines) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const bool understood = lines < mostLines && addLine(run, text.substr(0, end), lastStep);
        run.skippedLines += understood ? 0 : 1;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return run;
}

} // namespace atos
