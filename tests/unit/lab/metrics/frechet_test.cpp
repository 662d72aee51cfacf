// SPDX-License-Identifier: Apache-2.0
#include "lab/metrics/frechet.h"

#include <gtest/gtest.h>

#include <random>

namespace atos {
namespace {

PointCloud cloud(std::size_t count, double mean, double deviation, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    PointCloud points;
    for (std::size_t i = 0; i < count; ++i)
        points.push_back({mean + deviation * normal(random), 5 + normal(random), 3});
    return points;
}

TEST(FrechetReference, FindsNothingBetweenACloudAndItself) {
    const PointCloud points = cloud(100, 0, 1, 1);
    EXPECT_NEAR(FrechetReference(points).distance(points), 0, 1e-9);
}

TEST(FrechetReference, MeasuresWhatTheFormulaSays) {
    // In one dimension the squared distance is that of the means plus that of the deviations.
    const FrechetReference frechetReference(cloud(20'000, 0, 1, 1));
    EXPECT_NEAR(frechetReference.distance(cloud(20'000, 3, 1, 2)), 9, 0.3);
    EXPECT_NEAR(frechetReference.distance(cloud(20'000, 0, 3, 3)), 4, 0.2);
}

TEST(FrechetReference, CountsInDeviationsOfTheReference) {
    const FrechetReference coarse(cloud(20'000, 0, 10, 1));
    EXPECT_NEAR(coarse.distance(cloud(20'000, 30, 10, 2)), 9, 0.3);
}

TEST(FrechetReference, HearsCorrelation) {
    PointCloud together;
    PointCloud apart;
    for (const PointCloud source = cloud(5000, 0, 1, 4); const auto& point : source) {
        together.push_back({point[0], point[0]});
        apart.push_back({point[0], point[1] - 5});
    }
    const FrechetReference frechetReference(together);
    EXPECT_GT(frechetReference.distance(apart), 0.5);
}

} // namespace
} // namespace atos
