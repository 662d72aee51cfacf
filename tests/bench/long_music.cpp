// SPDX-License-Identifier: Apache-2.0
// long_music [HOURS]: how the steps of the path grow with the music, up to 500,000 notes in eight hours
// unless told otherwise. Prints processor time at each length, the exponent of growth (1: twice the music,
// twice the time), and the memory of the whole path.
#include "analysis/harmony.h"
#include "app/calibrate/pipeline.h"
#include "files/locations.h"
#include "music/smf.h"
#include "style/style_classifier.h"

#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace atos {
namespace {

constexpr double secondsOfStep = 0.1152; // two notes each: 500,000 in eight hours
constexpr int lengths = 5;               // each twice the one before

/// Pedalled chords that wander, broken by two unsteady hands.
Performance music(double seconds) {
    std::mt19937 random(1);
    Performance performance;
    int root = 45;
    double nextChord = 0;
    for (int step = 0; step * secondsOfStep < seconds; ++step) {
        const double time = step * secondsOfStep;
        if (time >= nextChord) {
            constexpr int moves[]{5, 7, 2, 9, 4};
            root = 40 + (root - 40 + moves[random() % 5]) % 12;
            nextChord = time + 0.9 + 0.3 * static_cast<double>(random() % 4);
            performance.pedals.push_back({time, PedalKind::damper, 0});
            performance.pedals.push_back({time + 0.04, PedalKind::damper, 127});
        }
        constexpr int low[]{0, 7, 12}, high[]{16, 19, 24, 26, 28, 31};
        for (const int above : {low[random() % 3], high[random() % 6]})
            performance.notes.push_back({time + 0.01 * static_cast<double>(random() % 100) / 100, 0.3,
                                         static_cast<std::uint8_t>(root + above),
                                         static_cast<std::uint8_t>(40 + random() % 60)});
    }
    performance.sort();
    return performance;
}

template<typename Value>
Value must(Result<Value> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(*result);
}

double processorSeconds() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Of all threads, the fastest of three runs, of more where these are short.
double processorTime(const std::function<void()>& work) {
    constexpr double enoughSeconds = 0.5;
    double best = 1e300;
    double spent = 0;
    for (int run = 0; run < 3 || (spent < enoughSeconds && run < 100); ++run) {
        const double before = processorSeconds();
        work();
        const double taken = processorSeconds() - before;
        best = std::min(best, taken);
        spent += taken;
    }
    return best;
}

/// Megabytes of resident memory at most since forgetPeak().
double peakMegabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            double kilobytes = 0;
            status >> kilobytes;
            return kilobytes / 1024;
        }
    return 0;
}

void forgetPeak() {
    std::ofstream("/proc/self/clear_refs") << 5;
}

/// The slope of a straight line through the logarithms, by least squares.
double exponent(const std::vector<double>& notes, const std::vector<double>& values) {
    const auto count = static_cast<double>(notes.size());
    double x = 0, y = 0, xx = 0, xy = 0;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const double a = std::log(notes[i]), b = std::log(values[i]);
        x += a, y += b, xx += a * a, xy += a * b;
    }
    return (count * xy - x * y) / (count * xx - x * x);
}

struct Row {
    std::string name;
    std::vector<double> seconds; ///< at each length
};

class Growth {
public:
    explicit Growth(double hours) {
        for (int i = 0; i < lengths; ++i)
            hours_.push_back(hours / std::exp2(lengths - 1 - i));
    }

    void run() {
        const auto pipeline = must(Pipeline::open());
        const auto style = must(StyleClassifier::load(shippedWeights("style")));
        if (auto warm = pipeline->warmUp(); !warm) throw std::runtime_error(warm.error().message);
        for (const double hours : hours_) {
            const Performance take = music(hours * 3600);
            notes_.push_back(static_cast<double>(take.notes.size()));
            const Bytes file = encodeMidi(take);
            const KeyTimeline keys = findKeys(take);
            time("write", [&] { static_cast<void>(encodeMidi(take)); });
            time("read", [&] { static_cast<void>(must(parseMidi(file))); });
            time("key", [&] { static_cast<void>(findKeys(take)); });
            time("chords", [&] { static_cast<void>(findChords(take, keys)); });
            time("style", [&] { static_cast<void>(must(style->classify(take, {}))); });
            Calibration calibration;
            forgetPeak();
            time("calibrate", [&] { calibration = must(pipeline->calibrate(take, {}, {})); });
            peaks_.push_back(peakMegabytes());
            time("counterfactual", [&] {
                Calibration explained = calibration;
                if (auto added = pipeline->addCounterfactual(take, explained, {}); !added)
                    throw std::runtime_error(added.error().message);
            });
        }
    }

    void print() const {
        std::string head = "| Step |", line = "|---|";
        for (std::size_t i = 0; i < hours_.size(); ++i) {
            head += fmt::format(" {:.0f} min, {:.0f} notes, ms |", 60 * hours_[i], notes_[i]);
            line += "---:|";
        }
        fmt::print("{} exponent |\n{}---:|\n", head, line);
        for (const Row& row : rows_) {
            fmt::print("| {} |", row.name);
            for (const double seconds : row.seconds)
                fmt::print(" {:.1f} |", 1000 * seconds);
            fmt::print(" {:.2f} |\n", exponent(notes_, row.seconds));
        }
        fmt::print("\nPeak of resident memory while calibrating, the music itself included, MB:");
        for (const double peak : peaks_)
            fmt::print(" {:.0f}", peak);
        const double bytes =
            (peaks_.back() - peaks_.front()) * 1024 * 1024 / (notes_.back() - notes_.front());
        fmt::print("\nBytes for each note more: {:.0f}\n", bytes);
    }

private:
    void time(const std::string& name, const std::function<void()>& work) {
        auto row =
            std::find_if(rows_.begin(), rows_.end(), [&](const Row& other) { return other.name == name; });
        if (row == rows_.end()) row = rows_.insert(rows_.end(), Row{name, {}});
        row->seconds.push_back(processorTime(work));
    }

    std::vector<double> hours_, notes_, peaks_;
    std::vector<Row> rows_;
};

} // namespace
} // namespace atos

int main(int argc, char** argv) {
    const double hours = argc > 1 ? std::atof(argv[1]) : 8;
    if (!(hours >= 0.5 && hours <= 9)) {
        std::puts("long_music [HOURS]: 0.5 to 9");
        return 2;
    }
    // Memory is fetched from the system in every run, as by a program that does it once; else only long music
    // would pay for that.
    ::mallopt(M_MMAP_THRESHOLD, 1 << 16);
    try {
        atos::Growth growth(hours);
        growth.run();
        growth.print();
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "long_music: %s\n", failure.what());
        return 1;
    }
    return 0;
}
