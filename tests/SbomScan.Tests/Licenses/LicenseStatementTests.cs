using SbomScan.Licenses;

namespace SbomScan.Tests.Licenses;

public sealed class LicenseStatementTests
{
    [Theory]
    [InlineData("Apache 2", "Apache-2.0")]
    [InlineData("Apache License, Version 2.0", "Apache-2.0")]
    [InlineData("The Apache Software License, Version 2.0", "Apache-2.0")]
    [InlineData("http://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0")]
    [InlineData("The MIT License", "MIT")]
    [InlineData("The MIT License (MIT)", "MIT")]
    [InlineData("MIT/X11", "MIT")]
    [InlineData("New BSD License", "BSD-3-Clause")]
    [InlineData("BSD 3-Clause License", "BSD-3-Clause")]
    [InlineData("GPLv2+", "GPL-2.0-or-later")]
    [InlineData("GNU General Public License v3 (GPLv3)", "GPL-3.0-only")]
    [InlineData("GNU Lesser General Public License v2.1", "LGPL-2.1-only")]
    [InlineData("Mozilla Public License 2.0 (MPL 2.0)", "MPL-2.0")]
    [InlineData("License :: OSI Approved :: MIT License", "MIT")]
    [InlineData("License :: OSI Approved :: Apache Software License", "Apache-2.0")]
    [InlineData("License :: OSI Approved :: BSD License", null)]
    [InlineData("MIT/Apache-2.0", "MIT OR Apache-2.0")]
    [InlineData("Eclipse Public License - v 1.0", null)]
    [InlineData("BSD", "BSD")]
    public void Free_text_is_understood_where_it_has_one_meaning(string text, string? expression) => LicenseStatement.Of(text).Expression?.ToString().ShouldBe(expression);

    [Theory]
    [InlineData(null, "no licence is stated")]
    [InlineData(" ", "no licence is stated")]
    [InlineData("NOASSERTION", "its licence field names no licence")]
    [InlineData("other", "its licence field names no licence")]
    [InlineData("SEE LICENSE IN LICENSE.txt", "its licence field points to a file, which is not read")]
    [InlineData("UNLICENSED", "its licence forbids the use")]
    [InlineData("[object Object]", "its licence field is not understood: character 1 ('[') belongs into no licence id")]
    public void What_says_nothing_is_unknown_with_a_reason(string? text, string reason)
    {
        LicenseStatement.Of(text).Expression.ShouldBeNull();
        LicenseStatement.Of(text).WhyUnknown.ShouldBe(reason);
    }

    [Theory]
    [InlineData("MIT", "MIT")]
    [InlineData("Apache 2", "Apache 2 → Apache-2.0")]
    [InlineData("GPL-2.0", "GPL-2.0 → GPL-2.0-only")]
    [InlineData(null, "none stated")]
    public void What_was_written_is_shown_beside_what_it_was_read_as(string? text, string shown) => LicenseStatement.Of(text).Shown.ShouldBe(shown);

    [Fact]
    public void Every_name_of_the_table_means_a_known_licence()
    {
        var table = DataFile.Lines("license-names.txt").Select(line => line.Split(" = ")).ToList();

        table.Count.ShouldBeGreaterThan(100);
        foreach (var pair in table)
        {
            LicenseStatement.Of(pair[0]).Expression?.ToString().ShouldBe(pair[1], pair[0]);
            LicenseExpression.Parse(pair[1]).Singles.ShouldAllBe(single => single.IsKnown);
        }
    }
}
