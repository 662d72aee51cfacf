// SPDX-License-Identifier: Apache-2.0
#include "lab/style/synthetic_negatives.h"

#include <algorithm>
#include <array>
#include <random>

namespace atos {
namespace {

constexpr double minute = 60;

class Player {
public:
    explicit Player(std::uint64_t seed) : random_(seed) {}

    double between(double low, double high) { return std::uniform_real_distribution<>(low, high)(random_); }
    int whole(int low, int high) { return std::uniform_int_distribution<>(low, high)(random_); }
    void strike(double onset, double duration, int pitch) {
        const auto key = static_cast<std::uint8_t>(std::clamp(pitch, 21, 108));
        const double late = std::normal_distribution<>(0, 0.01)(random_);
        music_.notes.push_back(
            {std::max(0.0, onset + late), duration, key, static_cast<std::uint8_t>(whole(40, 100)), 0, 0});
    }
    Performance finish() {
        music_.sort();
        return std::move(music_);
    }

private:
    std::mt19937_64 random_;
    Performance music_;
};

/// Any key at any time.
void playRandomNotes(Player& player) {
    const double rate = player.between(3, 10);
    for (double time = 0; time < minute; time += player.between(0.2, 1.8) / rate)
        player.strike(time, player.between(0.05, 1), player.whole(21, 108));
}

/// A drum pattern played on the keys of a drum map.
void drum(Player& player) {
    const double beat = player.between(0.35, 0.7);
    for (double bar = 0; bar < minute; bar += 4 * beat) {
        for (int eighth = 0; eighth < 8; ++eighth) {
            const double time = bar + eighth * beat / 2;
            player.strike(time, 0.1, 42);
            if (eighth % 4 == 0) player.strike(time, 0.1, 36);
            if (eighth % 4 == 2) player.strike(time, 0.1, 38);
        }
    }
}

/// Up and down a major scale, both hands.
void playScales(Player& player) {
    constexpr std::array steps{0, 2, 4, 5, 7, 9, 11};
    const int tonic = player.whole(36, 47);
    const double step = player.between(0.1, 0.3);
    int degree = 0;
    int direction = 1;
    for (double time = 0; time < minute; time += step) {
        const int pitch = tonic + 12 * (degree / 7) + steps[static_cast<std::size_t>(degree % 7)];
        player.strike(time, step, pitch);
        player.strike(time, step, pitch + 12);
        if (degree == 28) direction = -1;
        if (degree == 0) direction = 1;
        degree += direction;
    }
}

/// One figure of eight notes on every step of the white keys, both hands in octaves.
void exerciseFingers(Player& player) {
    constexpr std::array white{0, 2, 4, 5, 7, 9, 11};
    std::array<int, 8> figure{};
    for (int& step : figure)
        step = player.whole(0, 5);
    const double step = player.between(0.1, 0.25);
    int position = 0;
    for (double time = 0; time < minute; time += 8 * step, position = (position + 1) % 14) {
        for (std::size_t i = 0; i < figure.size(); ++i) {
            const int degree = position + figure[i];
            const int pitch = 36 + 12 * (degree / 7) + white[static_cast<std::size_t>(degree % 7)];
            player.strike(time + static_cast<double>(i) * step, step, pitch);
            player.strike(time + static_cast<double>(i) * step, step, pitch + 12);
        }
    }
}

/// Paws press neighbouring keys, walk on, sit down.
void walkAsCat(Player& player) {
    int place = player.whole(30, 90);
    for (double time = 0; time < minute; time += player.between(0.3, 2)) {
        place = std::clamp(place + player.whole(-9, 9), 24, 100);
        const double rest = player.between(0.2, 3);
        for (int key = 0, keys = player.whole(2, 5); key < keys; ++key)
            player.strike(time + player.between(0, 0.1), rest, place + key);
    }
}

} // namespace

std::vector<SyntheticNegative> syntheticNegatives(int takes, std::uint64_t seed) {
    struct Kind {
        const char* name;
        void (*play)(Player&);
    };
    constexpr std::array kinds{Kind{"random notes", playRandomNotes}, Kind{"drumming", drum},
                               Kind{"scales", playScales}, Kind{"finger exercise", exerciseFingers},
                               Kind{"cat", walkAsCat}};
    std::vector<SyntheticNegative> all;
    for (const Kind& kind : kinds) {
        for (int take = 0; take < takes; ++take) {
            Player player(seed + static_cast<std::uint64_t>(take));
            kind.play(player);
            all.push_back({kind.name, player.finish()});
        }
    }
    return all;
}

} // namespace atos
