using System.Collections.Concurrent;
using LocalAws.Wire;

namespace LocalAws.Access;

/// <summary>All keys of a world: those it began with and those STS issued since.</summary>
public sealed class KeyRing(IEnumerable<AccessKey> keys)
{
    private readonly ConcurrentDictionary<string, AccessKey> _keys = new(keys.Select(key => KeyValuePair.Create(key.Id, key)));

    public AccessKey? Find(string id) => _keys.GetValueOrDefault(id);

    /// <summary>The unique id STS shows for a caller.</summary>
    public string UserIdOf(Caller caller) => _keys.Values.First(key => key.Owner == caller).UserId;

    public void Add(AccessKey key) => _keys[key.Id] = key;

    /// <summary>Takes a key away, as an administrator would.</summary>
    public bool Remove(string id) => _keys.TryRemove(id, out _);
}
