// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/profile_store.h"

#include "files/bytes.h"
#include "files/json.h"
#include "support/temporary_folder.h"
#include "unit/piano/shipped_profiles.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace atos {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ProfileStoreTest : public testing::Test {
protected:
    void put(const char* name, const std::string& text) {
        std::filesystem::create_directories(own_);
        ASSERT_TRUE(writeFile(own_ / name, text));
    }
    [[nodiscard]] Json shippedJson(const char* id) const {
        return *readJson(shipped_ / (std::string(id) + ".json"));
    }

    const std::filesystem::path shipped_ = std::filesystem::path(ATOS_SOURCE_DIR) / "resources" / "keyboards";
    test::TemporaryFolder folder_;
    std::filesystem::path own_ = folder_ / "keyboards";
};

TEST_F(ProfileStoreTest, HoldsWhatIsShippedWhenTheUserHasNone) {
    const auto store = openProfileStore(shipped_, own_);
    ASSERT_TRUE(store);
    EXPECT_EQ(store->profiles.size(), readProfiles(shipped_)->size());
    EXPECT_THAT(store->objections, IsEmpty());
}

TEST_F(ProfileStoreTest, TheUsersOwnIsAddedOrReplacesOneOfItsId) {
    Json mine = shippedJson("generic-gm2");
    mine["id"] = "my-piano";
    put("mine.json", mine.dump());
    Json changed = shippedJson("roland-fp30x");
    changed["name"] = "My FP-30X";
    put("changed.json", changed.dump());
    const auto store = openProfileStore(shipped_, own_);
    ASSERT_TRUE(store);
    EXPECT_EQ(store->profiles.size(), readProfiles(shipped_)->size() + 1);
    EXPECT_TRUE(std::is_sorted(store->profiles.begin(), store->profiles.end(),
                               [](const auto& a, const auto& b) { return a.id < b.id; }));
    const auto found = std::find_if(store->profiles.begin(), store->profiles.end(),
                                    [](const auto& profile) { return profile.id == "roland-fp30x"; });
    EXPECT_EQ(found->name, "My FP-30X");
}

TEST_F(ProfileStoreTest, OneWithOverlappingAddressesIsLeftOutAndSaysWhy) {
    Json mine = shippedJson("roland-fp30x");
    mine["id"] = "my-piano";
    mine["parameters"][2]["address"] = mine["parameters"][1]["address"];
    put("overlap.json", mine.dump());
    put("broken.json", "{");
    put("notes.txt", "not a profile");
    const auto store = openProfileStore(shipped_, own_);
    ASSERT_TRUE(store);
    EXPECT_EQ(store->profiles.size(), readProfiles(shipped_)->size());
    EXPECT_THAT(store->objections, ElementsAre(HasSubstr("broken.json"), HasSubstr("overlaps")));
}

TEST_F(ProfileStoreTest, OneThatWouldDoHarmIsLeftOut) {
    Json mine = shippedJson("generic-gm2");
    mine["id"] = "my-piano";
    mine["parameters"][1]["controller"] = 7; // volume
    put("loud.json", mine.dump());
    const auto store = openProfileStore(shipped_, own_);
    EXPECT_THAT(store->objections, ElementsAre(HasSubstr("loud.json is left out")));
}

} // namespace
} // namespace atos
