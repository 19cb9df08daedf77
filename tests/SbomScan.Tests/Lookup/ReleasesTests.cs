using SbomScan.Lookup;

namespace SbomScan.Tests.Lookup;

public sealed class ReleasesTests
{
    [Theory]
    [InlineData("SUSE:Linux Enterprise Server 15 SP5", "15 SP5", true)]
    [InlineData("SUSE:Linux Enterprise Module for Basesystem 15 SP5", "15 SP5", true)]
    [InlineData("SUSE:Linux Enterprise Server 15 SP5-LTSS", "15 SP5", true)]
    [InlineData("SUSE:Linux Enterprise Server 15 SP5", "15 SP4", false)]
    [InlineData("SUSE:Linux Enterprise Server 15 SP5", "15", false)]
    [InlineData("SUSE:Linux Enterprise Server 15-LTSS", "15", true)]
    [InlineData("SUSE:Linux Enterprise Server 12 SP10", "12 SP1", false)]
    [InlineData("SUSE:Linux Enterprise Micro 5.5", "5.5", true)]
    [InlineData("SUSE:Linux Enterprise Server 16.0", "15 SP5", false)]
    [InlineData("SUSE", "15 SP5", true)]
    [InlineData("Red Hat:enterprise_linux:9::appstream", "9", true)]
    [InlineData("Red Hat:rhel_eus:9.2::baseos", "9", true)]
    [InlineData("Red Hat:enterprise_linux:8::baseos", "9", false)]
    [InlineData("Red Hat:openshift:4.14::el9", "9", true)]
    [InlineData("Red Hat:openshift:9.1::el8", "9", false)]
    [InlineData("openEuler:24.03-LTS", "24.03", true)]
    [InlineData("openEuler:24.03-LTS-SP1", "24.03", true)]
    [InlineData("openEuler:22.03-LTS-SP1", "24.03", false)]
    [InlineData("openEuler:22.03-LTS-SP1", "22.03-LTS-SP3", false)]
    public void The_parts_of_a_record_about_other_releases_do_not_count(string ecosystem, string release, bool counts) =>
        Releases.Include(ecosystem, release).ShouldBe(counts);
}
