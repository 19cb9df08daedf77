namespace Notify.Delivery;

/// <summary>For receivers that make a second entry of a second request: after a try without an answer, it is looked for before it is sent again.</summary>
internal static class OnlyOnce
{
    private const int MostLooks = 2;

    /// <param name="send">Sends it with <see cref="WhenUnsure.GiveUp"/> and gives its id.</param>
    /// <param name="find">The id of what a try without answer left behind; null when it left nothing.</param>
    public static async Task<string> SendAsync(Func<Task<string>> send, Func<Task<string?>> find)
    {
        for (var looks = 0; ; looks++)
        {
            try
            {
                return await send();
            }
            catch (SinkFailure failure) when (failure.MayHaveArrived && looks < MostLooks)
            {
                if (await find() is { } id) return id;
            }
        }
    }
}
