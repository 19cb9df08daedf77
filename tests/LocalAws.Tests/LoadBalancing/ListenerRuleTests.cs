using LocalAws.Clock;
using LocalAws.LoadBalancing;

namespace LocalAws.Tests.LoadBalancing;

public sealed class ListenerRuleTests
{
    private const int Requests = 4000;
    private readonly Engine engine = new(WorldClock.Manual());

    [Theory]
    [InlineData(12.5)]
    [InlineData(50)]
    [InlineData(90)]
    [InlineData(99.9)]
    public void Each_target_group_gets_its_share_whatever_the_seed(double share)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var (rule, green, blue) = (new ListenerRule("rule", seed), Group("green"), Group("blue"));
            rule.Forward([(blue, 100 - share), (green, share)]);

            var chosen = Enumerable.Range(0, Requests).Count(_ => rule.Next() == green);

            (100.0 * chosen / Requests).ShouldBe(share, 3, $"seed {seed}");
        }
    }

    [Fact]
    public void A_share_of_nothing_gets_nothing()
    {
        var (rule, green, blue) = (new ListenerRule("rule", 1), Group("green"), Group("blue"));
        rule.Forward([(blue, 100), (green, 0)]);
        Enumerable.Range(0, Requests).ShouldAllBe(_ => rule.Next() == blue);
    }

    [Fact]
    public void Without_target_groups_it_leads_nowhere() => new ListenerRule("rule", 1).Next().ShouldBeNull();

    [Fact]
    public void The_same_seed_makes_the_same_choices()
    {
        var (green, blue) = (Group("green"), Group("blue"));
        Choices(7).ShouldBe(Choices(7));
        Choices(7).ShouldNotBe(Choices(8));

        List<TargetGroup?> Choices(int seed)
        {
            var rule = new ListenerRule("rule", seed);
            rule.Forward([(blue, 50), (green, 50)]);
            return [.. Enumerable.Range(0, 100).Select(_ => rule.Next())];
        }
    }

    private TargetGroup Group(string name) => new(name, new() { Name = name }, engine);
}
