// SPDX-License-Identifier: Apache-2.0
// A library of 100,000 takes, as a music school has it after some years: opening it, the first page of
// searches, one page further down. Prints the 95th percentile over the searches of somebody who types, beside
// the limits that were set.
#include "app/library/take_library.h"
#include "support/temporary_folder.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <functional>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace {

constexpr int takes = 100'000;
constexpr std::size_t page = 100;

std::vector<atos::Take> school() {
    constexpr std::array composers{"Chopin",  "Bach JS",  "Mozart", "Beethoven",
                                   "Debussy", "Schumann", "Joplin"};
    constexpr std::array students{"Anna", "Ben", "Clara", "David", "Émile", "Felix", "Greta"};
    constexpr std::array words{"nocturne", "prelude", "étude", "sonata",
                               "lesson",   "scales",  "waltz", "hands"};
    std::mt19937 random(1);
    std::vector<atos::Take> all;
    for (int number = 0; number < takes; ++number) {
        atos::Take take;
        take.file = "take-" + std::to_string(number) + ".mid";
        take.played = 1'500'000'000 + static_cast<atos::UnixSeconds>(random() % 200'000'000);
        take.seconds = 60;
        take.notes = 500;
        take.key = "Bb major";
        take.composer = composers[random() % composers.size()];
        take.genre = "classical";
        take.labels = {std::string("piano ") + words[random() % words.size()],
                       std::string(students[random() % students.size()]) + ' '
                           + std::to_string(random() % 40),
                       random() % 2 == 0 ? "exam duo" : "home", "practise the left hand slowly"};
        take.starred = random() % 50 == 0;
        all.push_back(std::move(take));
    }
    return all;
}

double millisecondsOf(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

void require(bool ok) {
    if (ok) return;
    std::puts("The library failed.");
    std::exit(1);
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const atos::test::TemporaryFolder folder;
    const auto file = folder.path() / "library.db";
    {
        auto library = atos::TakeLibrary::open(file);
        require(library.ok());
        const std::vector<atos::Take> all = school();
        require((*library)->add(all, 1).ok());
    }
    std::unique_ptr<atos::TakeLibrary> library;
    const double opening = millisecondsOf([&] {
        auto opened = atos::TakeLibrary::open(file);
        require(opened.ok());
        library = std::move(*opened);
        require((*library).find({"", "", false, {}, page}).ok());
    });
    const double checking = millisecondsOf([&] { require(library->check().ok()); });

    // Letter by letter, as it is typed: what hits everything, some, little, nothing.
    std::vector<atos::TakeQuery> queries;
    for (const char* typed :
         {"piano", "nocturne", "left hand", "anna 7", "chopin waltz", "emile etude", "xylophone"})
        for (std::size_t letters = 1; letters <= std::string_view(typed).size(); ++letters)
            queries.push_back({std::string(typed).substr(0, letters), "", false, {}, page});
    for (const char* student : {"Clara 7", "Greta 39", "Nobody"}) {
        queries.push_back({"", student, false, {}, page});
        queries.push_back({"pi", student, false, {}, page});
    }
    queries.push_back({"", "", true, {}, page});
    queries.push_back({"waltz", "", true, {}, page});
    queries.push_back({"piano", "", false, atos::TakePlace{1'600'000'000, 0}, page});
    std::vector<double> times;
    std::pair<double, std::string> slowest;
    for (const atos::TakeQuery& query : queries) {
        const double time = millisecondsOf([&] { require(library->find(query).ok()); });
        times.push_back(time);
        slowest = std::max(slowest, {time, query.text + (query.starredOnly ? " (starred)" : "")});
    }
    std::sort(times.begin(), times.end());
    std::printf("%d takes: open and first page %.1f ms (limit 100), check behind it %.1f ms\n"
                "search to the first page, %zu queries: median %.2f, 95th percentile %.2f (limit 30), "
                "slowest %.2f ms: \"%s\"\n",
                takes, opening, checking, times.size(), times[times.size() / 2],
                times[times.size() * 95 / 100], slowest.first, slowest.second.c_str());
    return 0;
}
