// SPDX-License-Identifier: Apache-2.0
// Feeds a fuzz target seeded mutants of its corpus for a bounded number of runs: a smoke test, no search. The
// fuzz preset builds the same targets with libFuzzer.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Input = std::vector<std::uint8_t>;

Input mutate(Input input, std::mt19937& random) {
    const auto below = [&random](std::size_t bound) { return bound == 0 ? 0 : random() % bound; };
    for (std::size_t edits = 1 + below(8); edits > 0 && !input.empty(); --edits) {
        const auto at = input.begin() + static_cast<std::ptrdiff_t>(below(input.size()));
        switch (below(4)) {
        case 0:
            *at = static_cast<std::uint8_t>(random());
            break;
        case 1:
            *at ^= static_cast<std::uint8_t>(1U << below(8));
            break;
        case 2:
            input.insert(at, static_cast<std::uint8_t>(random()));
            break;
        default:
            input.erase(
                at, at + static_cast<std::ptrdiff_t>(below(std::min<std::size_t>(16, input.end() - at) + 1)));
        }
    }
    return input;
}

} // namespace

int main(int argc, char** argv) {
    constexpr int runsPerSeed = 400;
    constexpr std::size_t truncationsPerSeed = 400;
    std::mt19937 random(1);
    int seeds = 0;
    for (int i = 1; i < argc; ++i) {
        for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
            if (!entry.is_regular_file() || entry.file_size() > 200'000) continue;
            std::ifstream file(entry.path(), std::ios::binary);
            const Input seed{std::istreambuf_iterator<char>(file), {}};
            LLVMFuzzerTestOneInput(seed.data(), seed.size());
            for (int run = 0; run < runsPerSeed; ++run) {
                const Input input = mutate(seed, random);
                LLVMFuzzerTestOneInput(input.data(), input.size());
            }
            const std::size_t step = 1 + seed.size() / truncationsPerSeed;
            for (std::size_t size = 0; size < seed.size(); size += step)
                LLVMFuzzerTestOneInput(seed.data(), size);
            ++seeds;
        }
    }
    std::printf("%d seeds\n", seeds);
    return seeds > 0 ? 0 : 1;
}
