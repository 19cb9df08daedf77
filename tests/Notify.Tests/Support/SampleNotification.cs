using Notify.Events;

namespace Notify.Tests.Support;

/// <summary>Notifications to begin with.</summary>
internal static class SampleNotification
{
    public static Notification Of(NotificationStatus status) => new()
    {
        Status = status,
        Repository = "acme/shop",
        ServerUrl = "https://github.com",
        Commit = new string('a', 40),
        Ref = "main",
        Workflow = "deploy",
        Actor = "octocat",
        RunUrl = "https://github.com/acme/shop/actions/runs/1001",
        CorrelationKey = "acme/shop:checkout:production:1001",
        At = DateTimeOffset.UnixEpoch,
    };

    public static Notification Deployment(NotificationStatus status) => Of(status) with
    {
        Service = "checkout",
        Environment = "production",
        Version = "v1.4.0",
        PreviousVersion = "v1.3.0",
        EnvironmentUrl = "https://shop.example.com",
        Duration = TimeSpan.FromSeconds(270),
    };
}
